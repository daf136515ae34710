package dev.limen.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.client.Answer;
import dev.limen.client.ConsoleSocket;
import dev.limen.client.LimenClient;
import dev.limen.client.StreamRefused;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screens of real guests, over the whole way. */
@QuarkusTest
@TestProfile(OnQemu.class)
@NullUnmarked // fields are set by the framework
class ConsoleOnQemuTest {

    private static final String VERSION = "RFB 003.008\n";
    private static final int PEER_GONE = 1012;
    private static final int ROUNDS = 5;

    /** What precedes the name of the screen in what RFB says first: width, height, and the format of pixels. */
    private static final int BEFORE_NAME = 20;

    @TestHTTPResource
    URI server;

    private LimenClient admin;
    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void sign_in() {
        admin = LimenClient.of(server).signedInAsAdmin(Simulated.ADMIN);
    }

    @AfterEach
    void delete_what_was_made() {
        made.forEach(vm -> admin.delete("/api/vms/" + vm).with(200));
    }

    private String vm(String name) {
        String uuid = admin.post("/api/vms", Map.of("name", name, "cpu", 1, "memory", 256, "disk_size", 1))
                .with(201)
                .text("uuid");
        made.add(uuid);
        return uuid;
    }

    private void act(String vm, String action) {
        admin.post("/api/vms/" + vm + "/action", Map.of("action", action, "force", true))
                .with(200);
    }

    private URI ticket(String vm) {
        Answer ticket = admin.get("/api/vms/" + vm + "/console").with(200);
        return server.resolve(ticket.text("ws_url"));
    }

    private static void assertSpeaksRfb(ConsoleSocket console) {
        assertEquals(VERSION, new String(console.read(VERSION.length()), StandardCharsets.US_ASCII));
    }

    /** The name that QEMU gives the screen, which has the guest's in it. */
    private static String nameOf(ConsoleSocket console) {
        assertSpeaksRfb(console);
        console.send(VERSION.getBytes(StandardCharsets.US_ASCII)).join();
        byte[] securities = console.read(2);
        assertEquals(1, securities[1]);
        console.send(new byte[] {1}).join();
        assertEquals(0, ByteBuffer.wrap(console.read(4)).getInt());
        console.send(new byte[] {0}).join();
        console.read(BEFORE_NAME);
        return new String(console.read(ByteBuffer.wrap(console.read(4)).getInt()), StandardCharsets.UTF_8);
    }

    @Test
    void a_ticket_shows_the_screen_once_and_a_restart_sends_its_viewers_to_come_back() {
        String vm = vm("screen");
        URI ticket = ticket(vm);
        URI token = server.resolve("/ws/vnc?id=" + vm + "&token=" + admin.token());

        try (ConsoleSocket one = ConsoleSocket.open(ticket, "binary");
                ConsoleSocket other = ConsoleSocket.open(token)) {
            assertEquals("binary", one.subprotocol());
            assertEquals("QEMU (limen-" + vm + ")", nameOf(one));
            assertEquals("QEMU (limen-" + vm + ")", nameOf(other));
            StreamRefused refused = assertThrows(StreamRefused.class, () -> ConsoleSocket.open(ticket));
            refused.answer().with(401);

            act(vm, "restart");

            assertEquals(PEER_GONE, one.closeCode());
            assertEquals(PEER_GONE, other.closeCode());
        }
        try (ConsoleSocket again = ConsoleSocket.open(token)) {
            assertSpeaksRfb(again);
        }
    }

    /** While one goes off another one starts, which may get all that the first one had on the host. */
    @Test
    void nobody_ever_sees_another_guest() {
        String one = vm("one");
        String other = vm("other");
        act(other, "stop");
        for (int round = 0; round < ROUNDS; round++) {
            URI ticket = ticket(one);
            URI token = server.resolve("/vnc/" + one + "?token=" + admin.token());
            act(one, "stop");
            act(other, "start");

            for (URI address : List.of(ticket, token)) {
                StreamRefused refused = assertThrows(StreamRefused.class, () -> ConsoleSocket.open(address));
                refused.answer().with(409);
            }
            try (ConsoleSocket console = ConsoleSocket.open(ticket(other))) {
                assertEquals("QEMU (limen-" + other + ")", nameOf(console));
            }
            act(other, "stop");
            act(one, "start");
        }
    }
}
