package dev.limen.adapters.websocket.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.websockets.next.OpenConnections;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StuckClientTest.Unpinged.class)
class StuckClientTest {

    /** Has an application of its own, where it does not matter that a stuck client answers no pings either. */
    public static final class Unpinged implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.keep-alive-interval", "1h");
        }
    }

    private static final int LARGE = 1_000_000;

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    @Inject
    OpenConnections connections;

    /** Upgrades, and then reads nothing any more. */
    private Socket stuck(UserView user) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(
                new InetSocketAddress(app.socket().getHost(), app.socket().getPort()));
        socket.getOutputStream().write(("GET /ws/vm-status?token=" + cast.tokenOf(user) + """
                 HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                \r
                """).getBytes(ISO_8859_1));
        assertEquals('H', socket.getInputStream().read());
        return socket;
    }

    private long open() {
        return connections.stream().count();
    }

    @Test
    void aClientThatReadsNothingDelaysNobodyAndIsCutInTheEnd() throws IOException {
        UserView user = cast.user();
        VmView vm = cast.newVm(user);
        Eventually.eventually("earlier sockets are closed", () -> open() == 0);
        try (Socket stuck = stuck(user);
                Client reading = Client.with(app.socket(), cast.tokenOf(user))) {
            reading.nextList();
            Eventually.eventually("both are open", () -> open() == 2);
            app.json.pad(LARGE);
            for (long version = 1; version <= 60; version++) {
                cast.touch(vm);
                assertEquals(version, reading.nextUpdate().path("version").asLong());
            }
            app.json.pad(0);
            assertEquals(2, open());
            app.clock.advance(Duration.ofSeconds(16));
            Eventually.eventually("the stuck one is closed", () -> open() == 1);
            app.clock.advance(Duration.ofSeconds(6));
            Eventually.eventually("its connection is cut", () -> isCut(stuck));
            cast.touch(vm);
            assertEquals(61, reading.nextUpdate().path("version").asLong());
        } finally {
            app.json.pad(0);
        }
    }

    /** Sends a ping; what the other end has cut does not take it for long. */
    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write(new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0});
            return false;
        } catch (IOException cut) {
            return true;
        }
    }
}
