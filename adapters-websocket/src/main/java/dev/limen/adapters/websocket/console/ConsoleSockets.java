package dev.limen.adapters.websocket.console;

import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.application.MonotonicClock;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the sockets of consoles do, whatever their address. */
@Singleton
class ConsoleSockets {

    private static final Logger LOG = Logger.getLogger(ConsoleSockets.class);
    private static final TypedKey<Console> CONSOLE = new TypedKey<>("limen.console");

    private final Consoles consoles;
    private final StreamSettings settings;
    private final MonotonicClock clock;

    ConsoleSockets(Consoles consoles, StreamSettings settings, MonotonicClock clock) {
        this.consoles = consoles;
        this.settings = settings;
        this.clock = clock;
    }

    /** May block. */
    void opened(WebSocketConnection connection) {
        Console console = new Console(connection, AdmittedConsole.take(connection.userData()), settings, clock);
        connection.userData().put(CONSOLE, console);
        consoles.open(console);
    }

    private static Optional<Console> console(WebSocketConnection connection) {
        return Optional.ofNullable(connection.userData().get(CONSOLE));
    }

    void received(Buffer message, WebSocketConnection connection) {
        console(connection).ifPresent(console -> console.received(message.getBytes()));
    }

    void answered(WebSocketConnection connection) {
        console(connection).ifPresent(Console::pong);
    }

    /** May block. */
    void closed(WebSocketConnection connection) {
        console(connection).ifPresent(consoles::remove);
    }

    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "Console %s failed", connection.id());
        console(connection).ifPresent(console -> console.end(StreamEnd.FAULT));
    }
}
