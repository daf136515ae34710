package dev.limen.bootstrap.startup;

import static dev.limen.contract.vm.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.bootstrap.Simulated;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseComesLaterTest.Late.class)
class DatabaseComesLaterTest {

    @SuppressWarnings("NullAway.Init") // filled by LateDatabase
    Runnable startDatabase;

    /** As {@link Simulated}, started before its database. */
    public static final class Late implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return new Simulated().getConfigOverrides();
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LateDatabase.class));
        }
    }

    @Test
    void limen_that_was_started_before_its_database_waits_for_it() {
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(503);
        when().get("/api/health").then().body("db", equalTo("disconnected"));
        assertEquals(503, login());

        startDatabase.run();

        eventually("LIMEN serves", () -> login() == 200);
        eventually("it is ready", () -> when().get("/q/health/ready").statusCode() == 200);
    }

    private static int login() {
        return given().contentType(ContentType.JSON)
                .body(Simulated.ADMIN.body())
                .post("/api/auth/login")
                .statusCode();
    }
}
