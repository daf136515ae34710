package dev.limen.adapters.websocket.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients whose network dropped without a word: to the server they are those who answer no pings. */
@QuarkusTest
class VanishedClientTest {

    private static final int MISSED_PINGS = 2;
    private static final String UPGRADED = "HTTP/1.1 101";

    private final List<Socket> vanished = new ArrayList<>();

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    /** Upgrades if it may, and answers nothing any more. */
    private boolean comesAndVanishes(UserView user) {
        try {
            Socket socket = new Socket(app.socket().getHost(), app.socket().getPort());
            vanished.add(socket);
            socket.getOutputStream()
                    .write(("GET /ws/vm-status?token=" + cast.tokenOf(user) + """
                     HTTP/1.1\r
                    Host: localhost\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                    \r
                    """).getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(UPGRADED.length()), ISO_8859_1).equals(UPGRADED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void socketsOfClientsThatVanishedDoNotKeepTheirPlaces() throws IOException {
        UserView user = cast.user();
        for (int i = 0; i < 2 * TestApplication.SOCKETS; i++) {
            Eventually.eventually("there is room", () -> comesAndVanishes(user));
        }
        for (Socket socket : vanished) {
            socket.close();
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
