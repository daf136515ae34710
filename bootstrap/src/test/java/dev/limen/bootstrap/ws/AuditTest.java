package dev.limen.bootstrap.ws;

import static dev.limen.contract.vm.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.bootstrap.Simulated;
import dev.limen.client.LimenClient;
import dev.limen.client.StreamRefused;
import dev.limen.client.VmStatusSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit trail of a whole LIMEN. */
@QuarkusTest
@TestProfile(Simulated.class)
class AuditTest {

    private String token = "";

    @BeforeEach
    void logIn() {
        token = given().contentType("application/json")
                .body(Map.of("username", Simulated.ADMIN.username(), "password", Simulated.ADMIN.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    private Response entries(String query) {
        Response answer = given().auth().oauth2(token).get("/api/admin/audit?" + query);
        answer.then().statusCode(200);
        return answer;
    }

    private static void assertRefused(int status, String query, Map<String, String> headers) {
        LimenClient client =
                LimenClient.of(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        LimenClient refused = client;
        assertEquals(
                status,
                assertThrows(StreamRefused.class, () -> VmStatusSocket.openWithHeaders(refused, query))
                        .answer()
                        .status());
    }

    @Test
    void what_somebody_did_is_in_the_trail_when_they_are_answered() {
        String request = UUID.randomUUID().toString();

        int vm = given().auth()
                .oauth2(token)
                .header("X-Request-ID", request)
                .contentType("application/json")
                .body(Map.of("name", "audited", "cpu", 1, "memory", 512))
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> made = entries("limit=1").path("[0]");
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("action", "delete"))
                .post("/api/vms/" + vm + "/action")
                .then()
                .statusCode(200);
        Map<String, Object> deleted = entries("target=" + vm + "&username=ADMIN&limit=1&since=2020-01-01T00:00:00Z")
                .path("[0]");

        assertEquals("POST /api/vms", made.get("operation"));
        assertEquals(Integer.toString(vm), made.get("target"));
        assertEquals(request, made.get("request_id"));
        assertEquals(Simulated.ADMIN.username(), made.get("username"));
        assertEquals("POST /api/vms/{vm}/action", deleted.get("operation"));
        assertEquals("delete", deleted.get("action"));
    }

    @Test
    void a_socket_that_was_refused_is_in_the_trail_without_its_token() {
        assertRefused(401, "?token=my.own.secret", Map.of());
        assertRefused(403, "?token=" + token, Map.of("Origin", "https://evil.example"));

        String sockets = "operation=/ws/vm-status&status=";
        eventually(
                "both are recorded",
                () -> !entries(sockets + 401).<List<Object>>path("").isEmpty()
                        && !entries(sockets + 403).<List<Object>>path("").isEmpty());
        Map<String, Object> refused = entries(sockets + 401).path("[0]");
        assertEquals("GET /ws/vm-status", refused.get("operation"));
        assertEquals("NOT_AUTHENTICATED", refused.get("error_code"));
        assertEquals("127.0.0.1", refused.get("address"));
        assertEquals("ORIGIN_NOT_ALLOWED", entries(sockets + 403).path("[0].error_code"));
        assertFalse(entries("limit=1000").asString().contains("secret"));
    }
}
