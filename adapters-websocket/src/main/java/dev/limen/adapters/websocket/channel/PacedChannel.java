package dev.limen.adapters.websocket.channel;

import dev.limen.adapters.websocket.frame.SharedFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel with a bounded number of frames underway. Not safe for use by several threads. */
public final class PacedChannel {

    /** Enough to keep the network busy, little enough to hold for a client that does not read. */
    private static final int MAX_UNDERWAY = 32;

    /** More than any list; only a client that asks for answers without reading them gets here. */
    private static final long MAX_BACKLOG = 64L << 20;

    private final ClientChannel channel;
    private final InstantSource clock;
    private int underway;
    private Instant lastTaken;
    private @Nullable Instant closed;

    public PacedChannel(ClientChannel channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
        this.lastTaken = clock.instant();
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
            lastTaken = clock.instant();
        }
        underway++;
        channel.send(frame.seq(), json).whenComplete((nothing, failure) -> taken.accept(failure));
    }

    public void taken() {
        underway--;
        lastTaken = clock.instant();
    }

    public boolean isStalled(Duration timeout) {
        return underway > 0 && clock.instant().isAfter(lastTaken.plus(timeout));
    }

    public boolean isFlooded() {
        return channel.backlog() > MAX_BACKLOG;
    }

    public boolean isOpen() {
        return closed == null;
    }

    public void close(StreamEnd why) {
        if (closed == null) {
            closed = clock.instant();
            channel.close(why);
        }
    }

    /** Cuts the connection when it has not ended in time after it was closed. */
    public void cutAfter(Duration timeout) {
        if (closed != null && clock.instant().isAfter(closed.plus(timeout))) {
            channel.cut();
        }
    }

    public void cut() {
        channel.cut();
    }
}
