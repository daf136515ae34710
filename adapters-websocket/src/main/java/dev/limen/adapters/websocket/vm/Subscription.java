package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.channel.ClientChannel;
import dev.limen.adapters.websocket.channel.PacedChannel;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.frame.SendBuffer;
import dev.limen.adapters.websocket.frame.SharedFrame;
import dev.limen.adapters.websocket.frame.Viewer;
import dev.limen.adapters.websocket.frame.VmListing;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.session.Session;
import dev.limen.domain.vm.VmId;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of one client: decides when a frame of its send buffer is sent, and when more is read. A list, or a
 * part of the log, is read when the client has taken what came before, so that a client that does not read costs no
 * reading.
 */
public final class Subscription {

    private static final Logger LOG = Logger.getLogger(Subscription.class);

    private final PacedChannel channel;
    private final Session session;
    private final VmBroadcaster broadcaster;
    private final StreamContext context;
    private final SendBuffer buffer;
    private boolean open;
    private boolean reading;
    private boolean advancing;

    /** Where the user was changed; null while it is known that they may go on. */
    private @Nullable Position changedAt;

    /** @param since up to where the client has seen the stream; null for a list to begin with */
    Subscription(
            ClientChannel channel,
            Session session,
            @Nullable Position since,
            VmBroadcaster broadcaster,
            StreamContext context) {
        this.channel = new PacedChannel(channel, context.monotonicClock());
        this.session = session;
        this.broadcaster = broadcaster;
        this.context = context;
        this.buffer = new SendBuffer(
                viewer(), since, context.format(), context.settings().maxUnmerged());
    }

    Viewer viewer() {
        return Viewer.of(session.actor());
    }

    Session session() {
        return session;
    }

    /** From now on the client may be told. */
    synchronized void open() {
        open = true;
        advance();
    }

    /** The user was changed: the client is told nothing until it is known that they may go on. */
    synchronized void withhold(Position at) {
        changedAt = at;
    }

    synchronized boolean isOpen() {
        return channel.isOpen();
    }

    synchronized boolean isWithheld() {
        return changedAt != null;
    }

    /** As the user was at a position, they may go on. */
    synchronized void goOn(Position asOf) {
        if (changedAt != null && changedAt.compareTo(asOf) <= 0) {
            changedAt = null;
            advance();
        }
    }

    synchronized void changed(SharedFrame update) {
        if (!channel.isOpen()) {
            return;
        }
        buffer.add(update);
        advance();
        if (buffer.exceeds(context.settings().maxWaiting())) {
            end(StreamEnd.TOO_SLOW);
        }
    }

    synchronized void gone(VmId id, Position at) {
        buffer.gone(id, at);
        advance();
    }

    synchronized void lost(Position at) {
        buffer.lost(at);
        advance();
    }

    /** The list that was asked for. */
    synchronized void list(VmListing listing) {
        if (channel.isOpen()) {
            reading = false;
            buffer.add(listing);
            advance();
        }
    }

    /** From now on changes are kept; the log is to be read from the position that is returned. */
    synchronized Position join() {
        return buffer.join();
    }

    /** The part of the log that was asked for. */
    synchronized void replay(Position joinedAt, Optional<VmChanges> read) {
        if (channel.isOpen()) {
            reading = false;
            buffer.replay(joinedAt, read);
            advance();
        }
    }

    public synchronized void end(StreamEnd why) {
        buffer.close();
        channel.close(why);
    }

    /** Ends what time has come for. */
    synchronized void check() {
        if (!channel.isOpen()) {
            channel.cutAfter(context.settings().closeTimeout());
        } else if (!context.clock().instant().isBefore(session.expiresAt())) {
            end(StreamEnd.NOT_ALLOWED);
        } else if (channel.isFlooded()) {
            end(StreamEnd.TOO_SLOW);
            channel.cut();
        } else if (buffer.isBehind() && channel.isStalled(context.settings().stallTimeout())) {
            end(StreamEnd.TOO_SLOW);
        }
    }

    /** Does what can be done. What completes at once comes back here, and finds the loop at work. */
    private void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            boolean more = true;
            while (more) {
                more = open && !reading && changedAt == null && channel.isOpen() && step();
            }
        } catch (RuntimeException fault) {
            LOG.error("A stream failed", fault);
            end(StreamEnd.FAULT);
        } finally {
            advancing = false;
        }
    }

    private boolean step() {
        if (buffer.needsList()) {
            reading = channel.isIdle();
            if (reading) {
                broadcaster.readList(this);
            }
            return false;
        }
        if (!channel.hasRoom()) {
            return false;
        }
        if (buffer.needsLog()) {
            reading = true;
            broadcaster.readLog(this);
            return false;
        }
        @Nullable SharedFrame next = buffer.poll();
        if (next != null) {
            channel.send(next, this::taken);
        }
        return next != null;
    }

    private synchronized void taken(@Nullable Throwable failure) {
        channel.taken();
        if (failure == null) {
            advance();
        } else {
            end(StreamEnd.FAULT);
        }
    }
}
