package dev.limen.adapters.websocket.console;

import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.adapters.websocket.socket.Heartbeat;
import dev.limen.application.MonotonicClock;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.session.Session;
import dev.limen.domain.vm.VmUuid;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** One viewer of one screen. Whatever ends either side ends the other. */
final class Console {

    private static final Logger LOG = Logger.getLogger(Console.class);

    /** Screens are large, and networks may be slow; a browser that reads nothing at all for so long is gone. */
    private static final Duration STALL_TIMEOUT = Duration.ofMinutes(1);

    private final WebSocketConnection connection;
    private final AdmittedConsole admitted;
    private final StreamSettings settings;
    private final EventLoop thread;
    private final ScreenRelay relay;
    private final Heartbeat heartbeat;
    private final UnaryOperator<byte[]> passed;
    private volatile boolean inDoubt;
    private volatile boolean ended;

    Console(WebSocketConnection connection, AdmittedConsole admitted, StreamSettings settings, MonotonicClock clock) {
        this.connection = connection;
        this.admitted = admitted;
        this.settings = settings;
        this.thread = admitted.client().eventLoop();
        this.relay = new ScreenRelay(
                connection, admitted.client(), admitted.screen(), clock, () -> end(StreamEnd.PEER_GONE));
        this.heartbeat = Heartbeat.start(connection, admitted.client(), settings.keepAliveInterval());
        this.passed = admitted.viewer().viewOnly() ? new ViewOnlyFilter()::pass : UnaryOperator.identity();
    }

    Session session() {
        return admitted.session();
    }

    VmUuid vm() {
        return admitted.viewer().vm();
    }

    ViewerId viewer() {
        return admitted.viewer().id();
    }

    void start() {
        thread.execute(() -> {
            if (!ended) {
                relay.start();
            }
        });
    }

    /** The screen speaks first: whoever does not let it speaks no RFB. */
    void received(byte[] message) {
        if (!ended && relay.isStarted()) {
            pass(message);
        } else {
            end(StreamEnd.FAULT);
        }
    }

    private void pass(byte[] message) {
        try {
            relay.received(passed.apply(message));
        } catch (IllegalArgumentException e) {
            LOG.debugf("Console %s is closed: %s", connection.id(), e.getMessage());
            end(StreamEnd.UNKNOWN_MESSAGE);
        }
    }

    void pong() {
        heartbeat.pong();
    }

    /** Whether it may go on is to be looked at. */
    void doubt() {
        inDoubt = true;
    }

    /** Whether that was to be done; it is no more. */
    boolean takeDoubt() {
        boolean doubtful = inDoubt;
        inDoubt = false;
        return doubtful;
    }

    /** Ends it when its token has expired or its client does not read. */
    void check(Instant now) {
        if (!now.isBefore(session().expiresAt())) {
            end(StreamEnd.NOT_ALLOWED);
        } else {
            thread.execute(() -> {
                if (relay.isStalled(STALL_TIMEOUT)) {
                    end(StreamEnd.TOO_SLOW);
                }
            });
        }
    }

    /** Only the first call counts. From then on nothing is relayed; a client that does not say goodbye is cut off. */
    void end(StreamEnd why) {
        thread.execute(() -> {
            if (!ended) {
                ended = true;
                relay.close();
                sayGoodbye(why);
            }
        });
    }

    private void sayGoodbye(StreamEnd why) {
        Channel client = admitted.client();
        if (connection.isOpen()) {
            LOG.debugf("Console %s is closed: %s", connection.id(), why);
            connection
                    .close(new CloseReason(why.code(), why.reason()))
                    .subscribe()
                    .with(closed -> {}, failure -> TcpConnection.cut(client));
        }
        var unused = thread.schedule(
                () -> TcpConnection.cut(client), settings.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
