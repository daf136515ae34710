package dev.limen.adapters.websocket.sse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked // fields are set by the framework
class StuckReaderTest {

    private static final int LARGE = 1_000_000;

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    /** Asks for the stream, and then reads nothing any more. */
    private Socket stuck(UserView user) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(
                new InetSocketAddress(app.events().getHost(), app.events().getPort()));
        socket.getOutputStream()
                .write(("GET /api/events?token=" + cast.tokenOf(user) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(ISO_8859_1));
        assertEquals('H', socket.getInputStream().read());
        return socket;
    }

    @Test
    void aReaderThatStopsReadingHoldsUpNobodyAndIsCutInTheEnd() throws IOException {
        UserView user = cast.user();
        VmView vm = cast.newVm(user);
        try (Socket stuck = stuck(user);
                EventClient reading = EventClient.connect(URI.create(app.events() + "?token=" + cast.tokenOf(user)))) {
            reading.nextList();
            app.json.pad(LARGE);
            for (long version = 1; version <= 60; version++) {
                cast.touch(vm);
                assertEquals(version, reading.nextUpdate().path("version").asLong());
            }
            app.json.pad(0);
            Eventually.eventually("its connection is cut", () -> {
                app.clock.advance(Duration.ofSeconds(16));
                return isCut(stuck);
            });
            cast.touch(vm);
            assertEquals(61, reading.nextUpdate().path("version").asLong());
        } finally {
            app.json.pad(0);
        }
    }

    /** What the other end has cut does not take anything for long. */
    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write('\r');
            return false;
        } catch (IOException cut) {
            return true;
        }
    }
}
