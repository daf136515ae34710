package dev.limen.adapters.rest.host;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.limen.application.host.SampleHosts;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.domain.host.HostCounters;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HostMetricsResourceTest {

    private static final String METRICS = "/agent/metrics";
    private static final String PAGE = "http://localhost:3000";

    private final FakeHypervisor hypervisor;
    private final SampleHosts sampleHosts;

    @Inject
    HostMetricsResourceTest(FakeHypervisor hypervisor, SampleHosts sampleHosts) {
        this.hypervisor = hypervisor;
        this.sampleHosts = sampleHosts;
    }

    private void sample(long busySeconds, long idleSeconds) {
        hypervisor.setCounters(new HostCounters(
                16, Duration.ofSeconds(busySeconds), Duration.ofSeconds(idleSeconds), 64L << 30, 48L << 30));
        sampleHosts.handle();
    }

    @Test
    void everybody_is_told_how_much_of_the_host_is_in_use() {
        sample(1_000, 1_000);
        sample(1_001, 1_002);

        RestAssured.given()
                .header("Origin", PAGE)
                .get(METRICS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", PAGE)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .body("size()", equalTo(5))
                .body("cpu_usage", equalTo(33.3f))
                .body("total_memory", equalTo(64L << 30))
                .body("used_memory", equalTo(16L << 30))
                .body("free_memory", equalTo(48L << 30))
                .body("cpu_cores", equalTo(16));
    }

    @Test
    void whatever_goes_wrong_is_plain_text() {
        isText(asked().post(METRICS), 405, "does not know this method");
        isText(asked().accept("text/html").get(METRICS), 406, "application/json");
        isText(asked().get(METRICS + "?a=" + "a".repeat(9_000)), 414, "longer than");
        isText(asked().header("X-Long", "a".repeat(20_000)).get(METRICS), 431, "longer than");
        isText(asked().body("a".repeat(65_537)).post(METRICS), 413, "larger than");
        isText(RestAssured.given().header("Origin", "http://evil.example").get(METRICS), 403, "origin");
    }

    private static RequestSpecification asked() {
        return RestAssured.given().header("Origin", PAGE);
    }

    private static void isText(Response answer, int status, String words) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("text/plain"))
                .body(containsString(words))
                .body(not(containsString("{")));
    }
}
