package dev.limen.bootstrap.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.bootstrap.Simulated;
import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import dev.limen.client.StreamRefused;
import dev.limen.client.VmEventStream;
import dev.limen.client.VmStatusSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@QuarkusTest
@TestProfile(Simulated.class)
class VmStatusTest {

    private static final String OWN_ORIGIN = "http://localhost:3000";

    private static final String PASSWORD = "tr0ub4dor and three";

    private static LimenClient nobody() {
        return LimenClient.of(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)));
    }

    private static LimenClient admin() {
        return nobody().signedIn(Simulated.ADMIN);
    }

    /**
     * An account that is signed in.
     *
     * @param path for administrators
     */
    private record Account(String path, LimenClient client, String token) {}

    private static Account account() {
        String name = "user-" + UUID.randomUUID().toString().substring(0, 8);
        Credentials credentials = new Credentials(name, PASSWORD);
        Answer user = admin().post("/api/admin/users", credentials.body()).with(201);
        String token = nobody().login(credentials).with(200).text("token");
        return new Account("/api/admin/users/" + user.text("id"), nobody().as(token), token);
    }

    private static Map<String, Object> vm(String name) {
        return new HashMap<>(Map.of("name", name, "cpu", 1, "memory", 512));
    }

    private static boolean is(JsonNode id, JsonNode frame) {
        return frame.path("vm").path("id").equals(id);
    }

    private static Answer assertRefused(int status, Executable handshake) {
        Answer answer = assertThrows(StreamRefused.class, handshake).answer();
        assertEquals(status, answer.status());
        assertEquals(
                "application/json;charset=UTF-8",
                answer.headers().firstValue("Content-Type").orElse("none"));
        assertTrue(answer.headers().firstValue("X-Request-ID").isPresent());
        assertFalse(answer.text("error_code").isEmpty());
        return answer.having("/code", status);
    }

    @Test
    void aVmIsFollowedFromItsCreationToItsEnd() {
        LimenClient owner = account().client;
        try (VmStatusSocket socket = VmStatusSocket.open(owner);
                VmStatusSocket ofAdmin = VmStatusSocket.open(admin())) {
            assertTrue(socket.next().path("vms").isEmpty());
            Answer made = owner.post("/api/vms", vm("New VM")).with(201);
            JsonNode id = made.body().path("id");
            JsonNode running = socket.await(
                    "vm_update", frame -> is(id, frame) && !frame.path("vm").hasNonNull("busy"), "of the VM at rest");
            assertEquals(made.body(), running.path("vm"));
            ofAdmin.await("vm_update", frame -> is(id, frame), "of the VM");

            owner.post("/api/vms/" + id + "/action", Map.of("action", "pause")).with(200);
            JsonNode paused = socket.await(
                    "vm_update",
                    frame -> frame.path("vm").path("status").asText().equals("Paused"),
                    "that says Paused");
            assertEquals(owner.get("/api/vms/" + id).with(200).body(), paused.path("vm"));

            owner.post("/api/vms/" + id + "/action", Map.of("action", "delete")).with(200);
            JsonNode list = socket.await("vm_list", frame -> true, "without the VM");
            assertTrue(list.path("vms").isEmpty());
        }
    }

    @Test
    void whoeverComesBackIsToldWhatTheyMissedBySocketAndByEvents() {
        LimenClient owner = account().client;
        long seen;
        try (VmStatusSocket socket = VmStatusSocket.open(owner)) {
            seen = socket.next().path("seq").asLong();
        }
        Map<String, Object> wish = vm("missed");
        wish.put("start", false);
        JsonNode vm = owner.post("/api/vms", wish).with(201).body();
        BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
        try (VmStatusSocket socket = VmStatusSocket.open(owner, "&since=" + seen, told::add);
                VmEventStream events = VmEventStream.open(
                        owner.with("Last-Event-ID", Long.toString(seen)).with("Origin", OWN_ORIGIN), "")) {
            JsonNode bySocket = take(told);
            assertTrue(bySocket.path("seq").asLong() > seen);
            assertEquals(bySocket, events.next().data());
            JsonNode last = bySocket;
            while (!last.path("vm").equals(vm)) {
                last = take(told);
            }
            assertTrue(socket.isOpen());
        }
    }

    private static JsonNode take(BlockingQueue<JsonNode> frames) {
        try {
            JsonNode frame = frames.poll(30, TimeUnit.SECONDS);
            assertNotNull(frame, "nothing came");
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eventsAreRefusedAsAnyRequestWouldBe() {
        LimenClient owner = account().client;
        assertRefused(401, () -> VmEventStream.open(nobody().with("Origin", OWN_ORIGIN), ""));
        assertRefused(403, () -> VmEventStream.open(nobody().with("Origin", "https://evil.example"), ""));
        assertRefused(401, () -> VmEventStream.open(nobody().with("Last-Event-ID", "x"), ""));
        assertRefused(400, () -> VmEventStream.open(owner.with("Last-Event-ID", "x"), ""))
                .having("/details/0/field", "Last-Event-ID");
        owner.get("/api/events?since=x").with(400).having("/details/0/field", "since");
        Answer posted = owner.post("/api/events", Map.of()).with(405);
        assertEquals("GET", posted.headers().firstValue("Allow").orElse("none"));
    }

    @Test
    void theListShowsVmsAsTheRestOfTheApiDoes() {
        LimenClient owner = account().client;
        Map<String, Object> wish = vm("listed");
        wish.put("start", false);
        JsonNode vm = owner.post("/api/vms", wish).with(201).body();
        try (VmStatusSocket socket = VmStatusSocket.open(owner)) {
            JsonNode vms = socket.next().path("vms");
            assertEquals(1, vms.size());
            assertEquals(vm, vms.get(0));
        }
    }

    @Test
    void anUpgradeWithoutAGoodTokenIsRefusedAsAnyRequestWouldBe() {
        assertEquals(
                "Authentication required.",
                assertRefused(401, () -> VmStatusSocket.openWithHeaders(nobody(), ""))
                        .message());
        assertRefused(401, () -> VmStatusSocket.openWithHeaders(nobody(), "?token=garbage"));
        assertRefused(401, () -> VmStatusSocket.openWithHeaders(nobody().as("a.b.c"), ""));
    }

    @Test
    void aRefusalCanBeReadByAPageThatMayCall() {
        Answer refused = assertRefused(
                401, () -> VmStatusSocket.openWithHeaders(nobody().with("Origin", "http://localhost:3000"), ""));
        assertEquals(
                "http://localhost:3000",
                refused.headers().firstValue("Access-Control-Allow-Origin").orElse("none"));
    }

    @Test
    void aPageOfAnotherOriginIsRefused() {
        String token = account().token;
        assertRefused(
                403,
                () -> VmStatusSocket.openWithHeaders(
                        nobody().with("Origin", "https://evil.example"), "?token=" + token));
    }

    @Test
    void theTokenMayComeAsAHeaderOrASubprotocol() {
        Account user = account();
        try (VmStatusSocket header = VmStatusSocket.openWithHeaders(user.client, "");
                VmStatusSocket protocol = VmStatusSocket.openWithHeaders(nobody(), "", "bearer", user.token)) {
            assertEquals("vm_list", header.next().path("type").asText());
            assertEquals("vm_list", protocol.next().path("type").asText());
        }
    }

    @Test
    void aRequestThatIsNoUpgradeIsToldSo() {
        nobody().get("/ws/vm-status").with(426).having("/code", 426);
    }

    @Test
    void theSocketOfADeletedUserIsClosedAsNotAllowed() {
        Account user = account();
        try (VmStatusSocket socket = VmStatusSocket.open(user.client)) {
            socket.next();
            admin().delete(user.path).with(200);
            assertEquals(1008, socket.closeCode());
        }
    }
}
