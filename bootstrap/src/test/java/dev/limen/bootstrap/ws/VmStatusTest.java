package dev.limen.bootstrap.ws;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.Simulated;
import dev.limen.bootstrap.rest.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Simulated.class)
class VmStatusTest {

    private static final String PASSWORD = "tr0ub4dor and three";

    private static URI server() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    private static JsonObject post(String token, String path, Map<String, Object> body, int status) {
        return new JsonObject(given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(new JsonObject(body).encode())
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .asString());
    }

    private static JsonObject get(String token, String path) {
        return new JsonObject(given().header("Authorization", "Bearer " + token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String logIn(String username, String password) {
        return new JsonObject(given().contentType(ContentType.JSON)
                        .body(new JsonObject(Map.of("username", username, "password", password)).encode())
                        .post("/api/auth/login")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .getString("token");
    }

    private static String admin() {
        return logIn(Simulated.ADMIN.username(), Simulated.ADMIN.password());
    }

    private record Account(long id, String token) {}

    private static Account account() {
        String name = "user-" + UUID.randomUUID().toString().substring(0, 8);
        JsonObject user = post(admin(), "/api/admin/users", Map.of("username", name, "password", PASSWORD), 201);
        return new Account(user.getLong("id"), logIn(name, PASSWORD));
    }

    private static StatusClient follow(String token) {
        return StatusClient.connect(server(), "?token=" + token);
    }

    private static boolean isUpdate(JsonObject frame, Object id) {
        return frame.getString("type").equals("vm_update")
                && frame.getJsonObject("vm").getValue("id").equals(id);
    }

    private static UpgradeRejectedException refused(String query, UnaryOperator<WebSocketConnectOptions> settings) {
        return assertThrows(UpgradeRejectedException.class, () -> StatusClient.connect(server(), query, settings));
    }

    private static JsonObject assertRefused(int status, UpgradeRejectedException refused) {
        assertEquals(status, refused.getStatus());
        assertEquals("application/json;charset=UTF-8", refused.getHeaders().get("Content-Type"));
        assertNotNull(refused.getHeaders().get("X-Request-ID"));
        JsonObject error = refused.getBody().toJsonObject();
        assertEquals(status, error.getInteger("code"));
        assertNotNull(error.getString("error_code"));
        return error;
    }

    @Test
    void aVmIsFollowedFromItsCreationToItsEnd() {
        Account owner = account();
        try (StatusClient client = follow(owner.token);
                StatusClient admin = follow(admin())) {
            assertEquals(new JsonArray(), client.next().getJsonArray("vms"));
            JsonObject vm = post(owner.token, "/api/vms", Map.of("name", "New VM", "cpu", 1, "memory", 512), 201);
            Object id = vm.getValue("id");
            JsonObject running = client.until(
                    frame -> isUpdate(frame, id) && frame.getJsonObject("vm").getValue("busy") == null);
            assertEquals(vm, running.getJsonObject("vm"));
            admin.until(frame -> isUpdate(frame, id));

            post(owner.token, "/api/vms/" + id + "/action", Map.of("action", "pause"), 200);
            JsonObject paused = client.until(
                    frame -> "Paused".equals(frame.getJsonObject("vm").getString("status")));
            assertEquals(get(owner.token, "/api/vms/" + id), paused.getJsonObject("vm"));

            post(owner.token, "/api/vms/" + id + "/action", Map.of("action", "delete"), 200);
            JsonObject list = client.until(frame -> frame.getString("type").equals("vm_list"));
            assertEquals(new JsonArray(), list.getJsonArray("vms"));
        }
    }

    @Test
    void whoeverComesBackIsToldWhatTheyMissedBySocketAndByEvents() {
        Account owner = account();
        long seen;
        try (StatusClient client = follow(owner.token)) {
            seen = client.next().getLong("seq");
        }
        JsonObject vm =
                post(owner.token, "/api/vms", Map.of("name", "missed", "cpu", 1, "memory", 512, "start", false), 201);
        try (StatusClient client = StatusClient.connect(server(), "?since=" + seen + "&token=" + owner.token)) {
            JsonObject missed = client.until(frame -> vm.equals(frame.getJsonObject("vm")));
            assertTrue(missed.getLong("seq") > seen);
            assertEquals(missed.encode(), event(owner.token, missed.getLong("seq") - 1));
        }
    }

    /** The first event after a position. */
    private static String event(String token, long since) {
        RawHttp.Answer answer = new RawHttp(server().getPort())
                .sendUntil("data: ", """
                        GET /api/events HTTP/1.1\r
                        Host: limen\r
                        Origin: http://localhost:3000\r
                        Authorization: Bearer %s\r
                        Last-Event-ID: %s\r
                        \r
                        """.formatted(token, since));
        assertEquals(200, answer.status());
        assertEquals("text/event-stream", answer.header("Content-Type").orElseThrow());
        assertEquals("http://localhost:3000", answer.header("Access-Control-Allow-Origin").orElseThrow());
        return answer.body().substring(answer.body().indexOf("data: ") + 6).strip();
    }

    @Test
    void eventsAreRefusedAsAnyRequestWouldBe() {
        String token = account().token;
        for (String origin : List.of("http://localhost:3000", "https://evil.example")) {
            given().header("Origin", origin)
                    .get("/api/events")
                    .then()
                    .statusCode(origin.contains("evil") ? 403 : 401)
                    .body("error_code", Matchers.notNullValue())
                    .header("X-Request-ID", Matchers.notNullValue());
        }
        given().get("/api/events?since=x&token=" + token)
                .then()
                .statusCode(400)
                .body("details[0].field", Matchers.equalTo("since"));
        given().get("/api/events?since=x").then().statusCode(401);
        given().post("/api/events").then().statusCode(405).header("Allow", "GET");
    }

    @Test
    void theListShowsVmsAsTheRestOfTheApiDoes() {
        Account owner = account();
        JsonObject vm =
                post(owner.token, "/api/vms", Map.of("name", "listed", "cpu", 1, "memory", 512, "start", false), 201);
        try (StatusClient client = follow(owner.token)) {
            assertEquals(new JsonArray(List.of(vm)), client.next().getJsonArray("vms"));
        }
    }

    @Test
    void anUpgradeWithoutAGoodTokenIsRefusedAsAnyRequestWouldBe() {
        assertEquals(
                "Authentication required.",
                assertRefused(401, refused("", options -> options)).getString("message"));
        assertRefused(401, refused("?token=garbage", options -> options));
        assertRefused(401, refused("", options -> options.putHeader("Authorization", "Bearer a.b.c")));
    }

    @Test
    void aRefusalCanBeReadByAPageThatMayCall() {
        UpgradeRejectedException refused = refused("", options -> options.putHeader("Origin", "http://localhost:3000"));
        assertRefused(401, refused);
        assertEquals("http://localhost:3000", refused.getHeaders().get("Access-Control-Allow-Origin"));
    }

    @Test
    void aPageOfAnotherOriginIsRefused() {
        String token = account().token;
        assertRefused(403, refused("?token=" + token, options -> options.putHeader("Origin", "https://evil.example")));
    }

    @Test
    void theTokenMayComeAsAHeaderOrASubprotocol() {
        String token = account().token;
        try (StatusClient header =
                        StatusClient.connect(server(), "", o -> o.putHeader("Authorization", "Bearer " + token));
                StatusClient protocol =
                        StatusClient.connect(server(), "", o -> o.setSubProtocols(List.of("bearer", token)))) {
            assertEquals("vm_list", header.next().getString("type"));
            assertEquals("vm_list", protocol.next().getString("type"));
        }
    }

    @Test
    void aRequestThatIsNoUpgradeIsToldSo() {
        JsonObject error = new JsonObject(
                given().get("/ws/vm-status").then().statusCode(426).extract().asString());
        assertEquals(426, error.getInteger("code"));
    }

    @Test
    void theSocketOfADeletedUserIsClosedAsNotAllowed() {
        Account user = account();
        try (StatusClient client = follow(user.token)) {
            client.next();
            given().header("Authorization", "Bearer " + admin())
                    .delete("/api/admin/users/" + user.id)
                    .then()
                    .statusCode(200);
            assertEquals(1008, client.closeCode());
        }
    }
}
