package dev.limen.adapters.rest.transport;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.client.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@NullUnmarked // fields are set by the framework
class ProtocolTest {

    @Inject
    People people;

    @TestHTTPResource
    URI server;

    private RawHttp.Answer send(String request) {
        return new RawHttp(server.getPort()).send(request);
    }

    private String posting(String headers, String body) {
        return "POST /api/vms HTTP/1.1\r\nHost: limen\r\nAuthorization: Bearer "
                + people.user().token() + "\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "find-me_7.x", "0123456789012345678901234567890123456789012345678901234567890123"})
    void a_harmless_request_id_comes_back(String id) {
        RestAssured.given()
                .header("X-Request-ID", id)
                .get("/api/nothing")
                .then()
                .header("X-Request-ID", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "<script>", "01234567890123456789012345678901234567890123456789012345678901234", "ü"})
    void any_other_request_id_is_replaced(String id) {
        RestAssured.given()
                .header("X-Request-ID", id)
                .get("/api/health")
                .then()
                .header("X-Request-ID", not(equalTo(id)))
                .header("X-Request-ID", matchesPattern("[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health", "/api/vms", "/api/nothing", "/ws/nothing", "/q/openapi"})
    void no_answer_is_guessed_at_framed_or_embedded(String address) {
        RestAssured.get(address)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Strict-Transport-Security", nullValue())
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue());
    }

    @Test
    void answers_of_the_api_are_not_kept_and_have_nothing_to_run() {
        RestAssured.get("/api/health")
                .then()
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "h2c"})
    void a_wish_to_upgrade_changes_nothing_on_a_rest_route(String protocol) {
        String upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: " + protocol
                + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n";

        assertEquals(
                200,
                send("GET /api/health HTTP/1.1\r\nHost: limen\r\n" + upgrade + "\r\n")
                        .status());
        assertEquals(400, send(posting(upgrade + "Content-Length: 2", "{}")).status());
        assertEquals(
                404,
                send("GET /api/nothing HTTP/1.1\r\nHost: limen\r\n" + upgrade + "\r\n")
                        .status());
    }

    @Test
    void a_body_of_exactly_64_kib_is_read() {
        String body = "{\"name\":\"" + "a".repeat(65_536 - 11) + "\"}";

        people.user().sends(body).post("/api/vms").then().statusCode(400).body("error_code", equalTo("INVALID_INPUT"));
    }

    @Test
    void a_body_of_one_byte_more_is_too_large() {
        String body = "{\"name\":\"" + "a".repeat(65_536 - 10) + "\"}";

        people.user().sends(body).post("/api/vms").then().statusCode(413).body("error_code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void a_body_that_is_announced_as_too_large_is_not_awaited() {
        assertEquals(413, send(posting("Content-Length: 9999999999", "{")).status());
    }

    @Test
    void a_body_that_turns_out_too_large_is_given_up() {
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";

        RawHttp.Answer answer = send(posting("Transfer-Encoding: chunked", chunk.repeat(8)));

        assertEquals(413, answer.status());
        assertTrue(answer.body().contains("BODY_TOO_LARGE"), answer::body);
    }

    @Test
    void head_is_get_without_the_body() {
        RestAssured.head("/api/health").then().statusCode(200);
        RestAssured.head("/api/nothing").then().statusCode(404);
    }

    @Test
    void an_address_tells_which_methods_it_has() {
        RestAssured.options("/api/vms/7").then().statusCode(200).header("Allow", "DELETE, GET, HEAD, OPTIONS");
        RestAssured.options("/api/vms/isos").then().statusCode(200).header("Allow", "GET, HEAD, OPTIONS");
        RestAssured.options("/api/auth/login").then().statusCode(200).header("Allow", "OPTIONS, POST");
        RestAssured.options("/api/nothing").then().statusCode(404).header("Allow", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT", "DELETE", "TRACE", "BREW"})
    void a_wrong_method_is_answered_with_the_right_ones(String method) {
        RestAssured.given()
                .request(method, "/api/vms")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS, POST")
                .body("error_code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/", "/api/vms/7/nothing", "/q/nothing", "/index.html", "/ws/nothing"})
    void an_unknown_address_is_not_found(String address) {
        RestAssured.given()
                .accept("text/html,*/*;q=0.8")
                .get(address)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error_code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_request_that_no_router_takes_is_answered_all_the_same() {
        for (String line : new String[] {"OPTIONS *", "GET api"}) {
            RawHttp.Answer answer = send(line + " HTTP/1.1\r\nHost: limen\r\n\r\n");
            assertEquals(404, answer.status());
            assertTrue(answer.body().contains("NOT_FOUND"), answer::body);
            assertTrue(answer.header("X-Request-ID").isPresent());
        }
    }
}
