package dev.limen.adapters.websocket.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.client.StreamRefused;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients whose network dropped without a word: to the server they are those who answer no pings. */
@QuarkusTest
class VanishedClientTest {

    private static final int MISSED_PINGS = 2;

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    /** Upgrades, and answers nothing any more. */
    private Socket vanished(UserView user) throws IOException {
        Socket socket = new Socket(app.socket().getHost(), app.socket().getPort());
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

    @Test
    void socketsOfClientsThatVanishedDoNotKeepTheirPlaces() throws IOException {
        UserView user = cast.user();
        List<Socket> vanished = new ArrayList<>();
        for (int i = 0; i < TestApplication.SOCKETS; i++) {
            vanished.add(vanished(user));
        }
        assertThrows(StreamRefused.class, () -> Client.with(app.socket(), cast.tokenOf(user)));
        for (Socket socket : vanished) {
            // What was sent before, a list and two pings, is read; then nothing comes but the end.
            socket.getInputStream().readAllBytes();
            socket.close();
        }
        Eventually.eventually("there is room again", () -> isLetIn(user));
    }

    private boolean isLetIn(UserView user) {
        try (Client client = Client.with(app.socket(), cast.tokenOf(user))) {
            client.nextList();
            return true;
        } catch (StreamRefused full) {
            return false;
        }
    }

    @Test
    void aClientThatAnswersPingsIsKept() {
        UserView user = cast.user();
        try (Client client = Client.with(app.socket(), cast.tokenOf(user))) {
            client.nextList();
            Eventually.eventually(
                    "it is pinged more often than it may be silent",
                    () -> client.socket().pings() > 2 * MISSED_PINGS);
            cast.newVm(user);
            client.nextUpdate();
            assertTrue(client.socket().isOpen());
        }
    }
}
