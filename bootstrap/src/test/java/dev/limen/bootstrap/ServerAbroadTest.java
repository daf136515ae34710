package dev.limen.bootstrap;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.tour.Tour;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A LIMEN whose process has Persian digits and a day of its own. */
@QuarkusTest
@TestProfile(ServerAbroadTest.Abroad.class)
class ServerAbroadTest {

    private static final Logger LOG = Logger.getLogger("tour");

    @TestHTTPResource
    URI server;

    public static final class Abroad implements QuarkusTestProfile {

        private final Simulated simulated = new Simulated();

        @Override
        public Map<String, String> getConfigOverrides() {
            return simulated.getConfigOverrides();
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Emigration.class), new TestResourceEntry(RunningPostgres.class));
        }
    }

    /** For the time of these tests. */
    public static final class Emigration implements QuarkusTestResourceLifecycleManager {

        private final Locale locale = Locale.getDefault();
        private final TimeZone zone = TimeZone.getDefault();

        @Override
        public Map<String, String> start() {
            Locale.setDefault(Locale.of("fa", "IR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            return Map.of();
        }

        @Override
        public void stop() {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_request_with_a_key_is_carried_out_once_where_digits_are_persian() {
        String token = given().contentType("application/json")
                .body(Map.of("username", Simulated.ADMIN.username(), "password", Simulated.ADMIN.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");

        assertEquals(create(token), create(token));
    }

    private static int create(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", "abroad")
                .contentType("application/json")
                .body(Map.of("name", "abroad", "cpu", 1, "memory", 512))
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_user_lives_with_a_vm_there() {
        new Tour(server, () -> Simulated.ADMIN, Map.of(), LOG::info).run();
    }
}
