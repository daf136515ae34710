package dev.limen.adapters.websocket.channel;

import dev.limen.adapters.websocket.frame.SharedFrame;
import dev.limen.application.MonotonicClock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel with a bounded number of frames underway. Not safe for use by several threads. */
public final class PacedChannel {

    /** Enough to keep the network busy, little enough to hold for a client that does not read. */
    private static final int MAX_UNDERWAY = 32;

    /** More than any list; only a client that asks for answers without reading them gets here. */
    private static final long MAX_BACKLOG = 64L << 20;

    private final ClientChannel channel;
    private final MonotonicClock clock;
    private int underway;
    private Duration lastTaken;
    private @Nullable Duration closed;

    public PacedChannel(ClientChannel channel, MonotonicClock clock) {
        this.channel = channel;
        this.clock = clock;
        this.lastTaken = clock.elapsed();
    }

    public boolean hasRoom() {
        return underway < MAX_UNDERWAY;
    }

    /** Whether the network has taken everything. */
    public boolean isIdle() {
        return underway == 0;
    }

    /**
     * Sends a frame.
     *
     * @param taken told when the network has taken it, with what went wrong if it has not
     */
    public void send(SharedFrame frame, Consumer<@Nullable Throwable> taken) {
        String json = frame.json();
        if (underway == 0) {
            lastTaken = clock.elapsed();
        }
        underway++;
        channel.send(frame.seq(), json).whenComplete((nothing, failure) -> taken.accept(failure));
    }

    public void taken() {
        underway--;
        lastTaken = clock.elapsed();
    }

    public boolean isStalled(Duration timeout) {
        return underway > 0 && clock.since(lastTaken).compareTo(timeout) > 0;
    }

    public boolean isFlooded() {
        return channel.backlog() > MAX_BACKLOG;
    }

    public boolean isOpen() {
        return closed == null;
    }

    public void close(StreamEnd why) {
        if (closed == null) {
            closed = clock.elapsed();
            channel.close(why);
        }
    }

    /** Cuts the connection when it has not ended in time after it was closed. */
    public void cutAfter(Duration timeout) {
        if (closed != null && clock.since(closed).compareTo(timeout) > 0) {
            channel.cut();
        }
    }

    public void cut() {
        channel.cut();
    }
}
