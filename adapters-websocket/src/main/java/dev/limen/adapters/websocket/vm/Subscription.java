package dev.limen.adapters.websocket.vm;

import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of one client: a bounded queue of frames, and a state machine that decides what is sent or read next.
 * A list, or a part of the log, is read when the client has taken what came before, so that a client that does not read
 * costs no reading.
 */
public final class Subscription {

    private static final Logger LOG = Logger.getLogger(Subscription.class);

    private enum State {
        WITHHELD,
        REPLAYING,
        READING_LOG,
        READING_LIST,
        LIVE
    }

    private final PacedChannel channel;
    private final Session session;
    private final VmReads reads;
    private final StreamContext context;
    private final Map<VmId, Position> goneWhileReading = new HashMap<>();
    private FrameQueue queue;
    private State state = State.WITHHELD;
    private boolean advancing;
    private boolean begun;
    private boolean listDue;

    /** Whether changes are kept as they are told; those that were before are read from the log. */
    private boolean joined;

    /** What the client has had when the subscription became live. */
    private Position seen;

    private @Nullable VmListing listedInReplay;
    private @Nullable Position lostAt;

    /** @param since up to where the client has seen the stream; null for a list to begin with */
    Subscription(
            ClientChannel channel, Session session, @Nullable Position since, VmReads reads, StreamContext context) {
        this.channel = new PacedChannel(channel, context.clock());
        this.session = session;
        this.reads = reads;
        this.context = context;
        this.queue = newQueue();
        this.seen = since == null ? Position.START : since;
        this.begun = since != null;
        this.joined = since == null;
        this.listDue = since == null;
    }

    Viewer viewer() {
        return Viewer.of(session.actor());
    }

    Session session() {
        return session;
    }

    UserId user() {
        return session.actor().id();
    }

    /** From now on the client may be told. */
    synchronized void open() {
        state = joined ? State.LIVE : State.REPLAYING;
        advance();
    }

    synchronized void changed(SharedFrame update) {
        if (channel.isOpen() && joined && update.seq().compareTo(seen) > 0) {
            queue.add(update);
            advance();
            if (queue.exceeds(context.settings().maxWaiting())) {
                end(StreamEnd.TOO_SLOW);
            }
        }
    }

    /** The client sees this VM no more. */
    synchronized void gone(VmId id, Position at) {
        if (joined && at.compareTo(seen) > 0) {
            queue.removeUpdatesOf(id);
            goneWhileReading.put(id, at);
            listDue |= state != State.READING_LIST;
            advance();
        }
    }

    /** Changes up to a position were lost: only a list helps. Whoever still reads the log finds out there. */
    synchronized void lost(Position at) {
        if (joined) {
            lostAt = at;
            listDue |= state != State.READING_LIST;
            advance();
        }
    }

    /** The list that was asked for. Everything up to its position has been told. */
    synchronized void list(VmListing listing) {
        if (!channel.isOpen()) {
            return;
        }
        if (joined) {
            state = State.LIVE;
            listDue = lostAt != null && lostAt.compareTo(listing.position()) > 0;
            add(listing);
        } else {
            state = State.REPLAYING;
            listedInReplay = listing;
            queue.add(listing.frame(seen, Set.of()));
        }
        goneWhileReading.clear();
        advance();
    }

    private void add(VmListing listing) {
        Set<VmId> gone = goneWhileReading.entrySet().stream()
                .filter(vm -> vm.getValue().compareTo(listing.position()) > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (begun) {
            queue.add(listing, gone);
        } else {
            queue.addFirst(listing, gone);
        }
    }

    /** Where the log is to be read on. */
    synchronized Position seen() {
        return seen;
    }

    /** From now on changes are kept, because what is read of the log next may not have them. */
    synchronized void join() {
        joined = true;
    }

    /**
     * The next part of the log. When it reaches to where changes are kept from, the subscription is live.
     *
     * @param joinedAt the last position that was told before {@link #join}
     * @param read empty when the log cannot tell
     */
    synchronized void replay(Position joinedAt, Optional<VmChanges> read) {
        if (!channel.isOpen()) {
            return;
        }
        ReplayPart part = read.map(
                        changes -> ReplayPart.of(changes, joinedAt, viewer(), listedInReplay, context.format()))
                .orElse(ReplayPart.lost(joinedAt));
        FrameQueue kept = queue;
        queue = newQueue();
        part.updates().forEach(queue::add);
        seen = read.isEmpty() ? joinedAt : max(seen, min(part.upTo(), joinedAt));
        joined = part.upTo().compareTo(joinedAt) >= 0;
        if (joined) {
            goneWhileReading.keySet().forEach(queue::removeUpdatesOf);
            queue.addAll(kept);
            listDue |= part.listDue();
            state = State.LIVE;
        } else {
            listDue = part.listDue();
            state = State.REPLAYING;
        }
        goneWhileReading.clear();
        advance();
    }

    private static Position min(Position one, Position other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Position max(Position one, Position other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private FrameQueue newQueue() {
        return new FrameQueue(context.settings().maxUnmerged());
    }

    public synchronized void end(StreamEnd why) {
        joined = false;
        queue = newQueue();
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
        } else if (isBehind() && channel.isStalled(context.settings().stallTimeout())) {
            end(StreamEnd.TOO_SLOW);
        }
    }

    private boolean isBehind() {
        return listDue || !queue.isEmpty();
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
                more = channel.isOpen() && step();
            }
        } catch (RuntimeException fault) {
            LOG.error("A frame could not be written as JSON", fault);
            end(StreamEnd.FAULT);
        } finally {
            advancing = false;
        }
    }

    private boolean step() {
        return switch (state) {
            case WITHHELD, READING_LOG, READING_LIST -> false;
            case REPLAYING -> queue.isEmpty() ? readOn() : sendNext();
            case LIVE -> listDue ? readList() : sendNext();
        };
    }

    private boolean readOn() {
        if (listDue) {
            return readList();
        }
        if (channel.hasRoom()) {
            state = State.READING_LOG;
            reads.readLog(this);
        }
        return false;
    }

    private boolean readList() {
        if (channel.isIdle()) {
            listDue = false;
            state = State.READING_LIST;
            reads.readList(this);
        }
        return false;
    }

    private boolean sendNext() {
        if (queue.isEmpty() || !channel.hasRoom()) {
            return false;
        }
        begun = true;
        channel.send(queue.take(), this::taken);
        return true;
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
