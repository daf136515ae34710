package dev.limen.chaos.replay;

import dev.limen.client.ExpectationFailed;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Follows the stream, cuts its connection at random, and goes on at any LIMEN from what it has seen. */
final class StreamClient implements AutoCloseable {

    private static final Duration MEAN_LIFETIME = Duration.ofSeconds(5);
    private static final Duration MEAN_ABSENCE = Duration.ofMillis(400);
    private static final Duration END_POLL_INTERVAL = Duration.ofSeconds(1);

    private final LimenClient client;
    private final long viewer;
    private final Transport transport;
    private final List<URI> servers;
    private final Random random;
    private final List<ConnectionLog> connections = new CopyOnWriteArrayList<>();
    private final Tally tally = new Tally();
    private volatile Transport.@Nullable Connection open;
    private volatile boolean steady;
    private volatile boolean closed;

    /** @param viewer whose VMs the client may see */
    StreamClient(LimenClient client, long viewer, Transport transport, List<URI> servers, Random random) {
        this.client = client;
        this.viewer = viewer;
        this.transport = transport;
        this.servers = servers;
        this.random = random;
        tally.add(Count.CLIENTS, 1);
    }

    LimenClient client() {
        return client;
    }

    long viewer() {
        return viewer;
    }

    Transport transport() {
        return transport;
    }

    List<ConnectionLog> connections() {
        return connections;
    }

    /** What the client did; complete when {@link #follow} has returned. */
    Tally tally() {
        return tally;
    }

    long seen() {
        return connections.isEmpty()
                ? ConnectionLog.NOTHING
                : connections.getLast().seen();
    }

    /** Returns when the client is closed. */
    void follow() {
        while (!closed) {
            connect();
            if (!closed) {
                Polling.pause(about(MEAN_ABSENCE));
            }
        }
    }

    /** From now on no connection is cut. */
    void hold() {
        steady = true;
    }

    private void connect() {
        ConnectionLog log = new ConnectionLog(seen());
        tally.add(Count.RECONNECTS, connections.isEmpty() ? 0 : 1);
        URI server = servers.get(random.nextInt(servers.size()));
        try (Transport.Connection connection = transport.open(client.at(server), seen(), log::add)) {
            connections.add(log);
            open = connection;
            tally.add(stay(connection) ? Count.ENDED : Count.CUTS, closed ? 0 : 1);
        } catch (ExpectationFailed refused) {
            tally.fault(Count.REFUSED, refused.getMessage());
        }
        log.end();
    }

    /** Answers whether LIMEN ended the connection. */
    private boolean stay(Transport.Connection connection) {
        boolean ended = connection.endsWithin(about(MEAN_LIFETIME));
        while (steady && !closed && !ended) {
            ended = connection.endsWithin(END_POLL_INTERVAL);
        }
        return ended;
    }

    /** Exponentially distributed, but for what would be very long. */
    private Duration about(Duration mean) {
        double factor = Math.min(4, -Math.log(1 - random.nextDouble()));
        return Duration.ofNanos((long) (mean.toNanos() * factor));
    }

    @Override
    public void close() {
        closed = true;
        Transport.Connection connection = open;
        if (connection != null) {
            connection.close();
        }
    }
}
