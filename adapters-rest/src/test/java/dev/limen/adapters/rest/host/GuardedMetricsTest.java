package dev.limen.adapters.rest.host;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.limen.adapters.rest.People;
import dev.limen.application.host.SampleHosts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GuardedMetricsTest.ApprovedOnly.class)
class GuardedMetricsTest {

    public static final class ApprovedOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.public-metrics", "false");
        }
    }

    private static final String METRICS = "/agent/metrics";

    private final People people;
    private final SampleHosts sampleHosts;

    @Inject
    GuardedMetricsTest(People people, SampleHosts sampleHosts) {
        this.people = people;
        this.sampleHosts = sampleHosts;
    }

    @Test
    void only_approved_users_are_told() {
        isText(people.user().asks().get(METRICS), 503, "not known at the moment");
        sampleHosts.handle();

        people.user().asks().get(METRICS).then().statusCode(200).body("cpu_cores", equalTo(16));
        isText(RestAssured.get(METRICS), 401, "Authentication required");
        isText(RestAssured.given().auth().oauth2("garbage").get(METRICS), 401, "Authentication required");
        isText(people.notApproved().asks().get(METRICS), 403, "approval");
    }

    private static void isText(Response answer, int status, String words) {
        answer.then().statusCode(status).contentType(startsWith("text/plain")).body(containsString(words));
    }
}
