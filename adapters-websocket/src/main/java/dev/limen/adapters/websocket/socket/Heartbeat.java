package dev.limen.adapters.websocket.socket;

import dev.limen.adapters.websocket.channel.TcpConnection;
import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Heartbeat of a socket: pings its client, and cuts the connection of one that misses two pongs in a row. A ping counts
 * from when the network has taken it: behind a list that is long on its way no pong is due. Nor does one while the connection
 * is not read, for back-pressure. Everything is done on the
 * thread of the connection.
 */
public final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int MAX_MISSED_PONGS = 2;

    private final WebSocketConnection connection;
    private final Channel channel;
    private boolean sending;
    private int missed;

    private Heartbeat(WebSocketConnection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** Goes on until the connection is gone. */
    public static Heartbeat start(WebSocketConnection connection, Channel channel, Duration interval) {
        Heartbeat heartbeat = new Heartbeat(connection, channel);
        ScheduledFuture<?> beats = channel.eventLoop()
                .scheduleAtFixedRate(heartbeat::beat, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(gone -> beats.cancel(false));
        return heartbeat;
    }

    private void beat() {
        if (missed == MAX_MISSED_PONGS) {
            LOG.debugf("Socket %s is cut: its client answers no pings", connection.id());
            TcpConnection.cut(channel);
        } else if (!sending && connection.isOpen()) {
            sending = true;
            connection.sendPing(Buffer.buffer()).subscribe().with(taken -> sent(), failure -> sending = false);
        }
    }

    private void sent() {
        sending = false;
        if (channel.config().isAutoRead()) {
            missed++;
        }
    }

    public void pong() {
        channel.eventLoop().execute(() -> missed = 0);
    }
}
