package dev.limen.bootstrap.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.bootstrap.Simulated;
import dev.limen.client.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No bad request is answered by a fault of LIMEN's own, by anything but an Error object, or changes anything. */
@QuarkusTest
@TestProfile(Simulated.class)
@NullUnmarked // fields are set by the framework
class BadRequestsTest {

    private static final Path TABLE = Path.of("target", "bad-requests.md");
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|dev\\.limen|java\\.|jackson|/tmp|/var|(?i)select |insert |<html|\\bat [a-z]+\\.");
    private static final List<String> ROWS = new ArrayList<>();

    @TestHTTPResource
    URI server;

    private static String token;
    private static String vm;

    static List<BadRequest> requests() {
        return BadRequests.all();
    }

    @BeforeEach
    void an_administrator_has_a_vm() {
        if (token != null) {
            return;
        }
        token = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("username", Simulated.ADMIN.username(), "password", Simulated.ADMIN.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        vm = create();
    }

    private static String create() {
        return String.valueOf(RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"name\":\"good\",\"cpu\":1,\"memory\":512,\"start\":false}")
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("id"));
    }

    private String everything() {
        return Stream.of("/api/vms", "/api/admin/users", "/api/quota")
                .map(address -> BadRequest.get("", address, 200).bytes(token, vm))
                .map(request -> new RawHttp(server.getPort()).send(request))
                .peek(answer -> assertEquals(200, answer.status()))
                .map(RawHttp.Answer::body)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void is_refused_with_an_error_object_and_changes_nothing(BadRequest request) throws IOException {
        String before = everything();

        RawHttp.Answer answer = new RawHttp(server.getPort()).send(request.bytes(token, vm));

        ROWS.add(request.row(answer));
        assertEquals(request.status(), answer.status(), answer::body);
        assertIsError(answer);
        assertEquals(before, everything());
    }

    /** Else the bad tokens could be refused for a fault that they all share. */
    @Test
    void a_token_made_like_the_bad_ones_but_without_a_fault_is_good() throws IOException {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        String session = new ObjectMapper().readTree(payload).path("sid").asText();
        String good = BadTokens.good(session);
        BadRequest request =
                new BadRequest("none", "GET /api/vms", "Authorization: Bearer " + good + "\r\n", null, 200);

        assertEquals(
                200,
                new RawHttp(server.getPort()).send(request.bytes(token, vm)).status());
    }

    private static void assertIsError(RawHttp.Answer answer) throws IOException {
        JsonNode error = new ObjectMapper().readTree(answer.body());
        assertEquals(answer.status(), error.path("code").intValue());
        for (String member : Set.of("error", "error_code", "message")) {
            assertFalse(error.path(member).asText().isBlank(), answer::body);
        }
        assertFalse(INSIDE.matcher(answer.body()).find(), answer::body);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/json"), answer::head);
        assertTrue(answer.header("X-Request-ID").isPresent(), answer::head);
        assertEquals(answer.status() == 401, error.path("message").asText().contains("Authentication required"));
    }

    @AfterAll
    static void write_the_table() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| what is wrong | request | status | answer |");
        lines.add("|---|---|---|---|");
        lines.addAll(ROWS);
        Files.write(TABLE, lines);
    }
}
