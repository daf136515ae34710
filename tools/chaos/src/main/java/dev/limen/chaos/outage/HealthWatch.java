package dev.limen.chaos.outage;

import dev.limen.chaos.report.Times;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Asks for the health of a LIMEN again and again, and remembers when something that it stands on came and went. */
final class HealthWatch implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** What it said from a moment of {@link System#nanoTime} on. */
    private record Change(long at, boolean connected) {}

    private final LimenClient client;
    private final String member;
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Duration> slowest = new AtomicReference<>(Duration.ZERO);
    private volatile boolean connected = true;
    private volatile boolean closed;

    /** @param member of the answer: {@code db} or {@code libvirt} */
    HealthWatch(LimenClient client, String member) {
        this.client = client;
        this.member = member;
        Thread.ofVirtual().name("health-watch").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            long asked = System.nanoTime();
            boolean now = client.get("/api/health").text(member).equals("connected");
            slowest.accumulateAndGet(Times.since(asked), (one, other) -> one.compareTo(other) > 0 ? one : other);
            if (now != connected) {
                connected = now;
                changes.add(new Change(System.nanoTime(), now));
            }
            Polling.pause(POLL_INTERVAL);
        }
    }

    boolean isConnected() {
        return connected;
    }

    /** How long after a moment it first came to say so; zero if it did not. */
    Duration until(boolean state, long moment) {
        return until(state, moment, Long.MAX_VALUE).orElse(Duration.ZERO);
    }

    /** How long after a moment it first came to say so; absent if it did not before the other moment. */
    Optional<Duration> until(boolean state, long from, long to) {
        return changes.stream()
                .filter(change -> change.at > from && change.at < to && change.connected == state)
                .map(change -> Duration.ofNanos(change.at - from))
                .findFirst();
    }

    /** The longest that an answer took. */
    Duration slowest() {
        return slowest.get();
    }

    @Override
    public void close() {
        closed = true;
    }
}
