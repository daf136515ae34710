package dev.limen.adapters.rest.transport;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@NullUnmarked // fields are set by the framework
class CorsTest {

    private static final String ALLOWED = "http://localhost:3000";

    @TestHTTPResource
    URI server;

    private static void isAllowed(ValidatableResponse answer) {
        answer.header("Access-Control-Allow-Origin", ALLOWED)
                .header("Access-Control-Allow-Credentials", "true")
                .header("Vary", containsString("Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health", "/api/vms", "/api/nothing", "/ws/vm-status", "/q/openapi"})
    void every_answer_to_an_allowed_page_carries_the_headers(String address) {
        isAllowed(RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Origin", ALLOWED)
                .get(address)
                .then());
    }

    @Test
    void every_kind_of_refusal_carries_the_headers_too() {
        isAllowed(page().get("/api/vms").then().statusCode(401));
        isAllowed(page().get("/api/nothing").then().statusCode(404));
        isAllowed(page().delete("/api/auth/login").then().statusCode(405));
        isAllowed(page().accept("text/html").get("/api/health").then().statusCode(406));
        isAllowed(page().contentType("text/plain")
                .body("{}")
                .post("/api/auth/login")
                .then()
                .statusCode(415));
        isAllowed(page().contentType("application/json")
                .body("{")
                .post("/api/auth/login")
                .then()
                .statusCode(400));
        isAllowed(page().body("a".repeat(65_537)).post("/api/auth/login").then().statusCode(413));
        isAllowed(page().get("/api/" + "a".repeat(9_000)).then().statusCode(414));
        isAllowed(page().header("X-Long", "a".repeat(20_000))
                .get("/api/health")
                .then()
                .statusCode(431));
    }

    private static RequestSpecification page() {
        return RestAssured.given().header("Origin", ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/vms", "/api/vms/7/action", "/api/nothing", "/ws/vm-status"})
    void a_preflight_needs_no_token(String address) {
        ValidatableResponse answer = RestAssured.given()
                .header("Origin", ALLOWED)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .options(address)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS")
                .header(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, X-CSRF-Token, Cache-Control, Pragma, Idempotency-Key, If-Match");
        isAllowed(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:3001",
                "https://localhost:3000",
                "http://localhost:3000.evil.example",
                "http://localhost",
                "null",
                ""
            })
    void no_other_page_gets_anything(String origin) {
        for (String address : new String[] {"/api/health", "/ws/vm-status", "/api/nothing"}) {
            RestAssured.given()
                    .header("Origin", origin)
                    .get(address)
                    .then()
                    .statusCode(403)
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Vary", containsString("Origin"))
                    .header("X-Request-ID", notNullValue())
                    .body("error_code", equalTo("ORIGIN_NOT_ALLOWED"))
                    .body("message", not(containsString("Forbidden")));
        }
    }

    @Test
    void pages_that_limen_serves_itself_may_call() {
        String own = "http://" + server.getAuthority();

        RestAssured.given().header("Origin", own).get("/api/health").then().statusCode(200);
        RestAssured.given()
                .header("Origin", own.replace("http:", "https:"))
                .get("/api/health")
                .then()
                .statusCode(200);
    }

    @Test
    void who_is_no_page_is_not_bothered_but_caches_are_warned() {
        RestAssured.get("/api/health")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Vary", containsString("Origin"));
    }
}
