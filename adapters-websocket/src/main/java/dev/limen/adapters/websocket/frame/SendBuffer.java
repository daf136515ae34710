package dev.limen.adapters.websocket.frame;

import static java.util.Objects.requireNonNull;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.vm.VmId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The send buffer of one client: a bounded queue of frames, filled from the log as long as the client misses something
 * of it, and then from the feed. It knows when a list is due. Not safe for use by several threads.
 */
public final class SendBuffer {

    private final Viewer viewer;
    private final JsonFormat format;
    private final int maxUnmerged;
    private final Map<VmId, Position> goneWhileReading = new HashMap<>();
    private FrameQueue queue;

    /** After which position a list has to be the first that is sent; null when none is due. */
    private @Nullable Position listDue;

    /** Whether changes are kept as they are told; those that were before are read from the log. */
    private boolean joined;

    /** What the client has had when changes began to be kept. */
    private Position seen;

    private @Nullable VmListing listedInReplay;
    private @Nullable Position lostAt;

    /**
     * A buffer with nothing in it.
     *
     * @param since up to where the client has seen the stream; null for a list to begin with
     */
    public SendBuffer(Viewer viewer, @Nullable Position since, JsonFormat format, int maxUnmerged) {
        this.viewer = viewer;
        this.format = format;
        this.maxUnmerged = maxUnmerged;
        this.queue = new FrameQueue(maxUnmerged);
        this.seen = since == null ? Position.START : since;
        this.joined = since == null;
        this.listDue = since == null ? Position.START : null;
    }

    /** A change, as it is told. */
    public void add(SharedFrame update) {
        if (joined && update.seq().compareTo(seen) > 0) {
            queue.add(update);
        }
    }

    /** The client sees this VM no more. */
    public void gone(VmId id, Position at) {
        if (joined && at.compareTo(seen) > 0) {
            queue.removeUpdatesOf(id);
            goneWhileReading.put(id, at);
            listIsDue(at);
        }
    }

    /** Changes up to a position were lost: only a list helps. Whoever still reads the log finds out there. */
    public void lost(Position at) {
        if (joined) {
            lostAt = at;
            listIsDue(at);
        }
    }

    private void listIsDue(Position from) {
        listDue = listDue == null ? from : listDue;
    }

    /** The list that was read because it was due. Everything up to its position has been told. */
    public void add(VmListing listing) {
        if (joined) {
            place(listing);
        } else {
            listedInReplay = listing;
            queue.add(listing.frame(seen, Set.of()));
            listDue = null;
        }
        goneWhileReading.clear();
    }

    private void place(VmListing listing) {
        Set<VmId> gone = goneWhileReading.entrySet().stream()
                .filter(vm -> vm.getValue().compareTo(listing.position()) > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        queue.add(listing, requireNonNull(listDue), gone);
        if (lostAt == null || lostAt.compareTo(listing.position()) <= 0) {
            listDue = null;
        }
    }

    /**
     * From now on changes are kept, because what is read of the log next may not have them.
     *
     * @return where the log is to be read on
     */
    public Position join() {
        joined = true;
        return seen;
    }

    /**
     * The next part of the log. When it reaches to where changes are kept from, what was kept follows it; else that is
     * thrown away, because a later part has it.
     *
     * @param joinedAt the last position that was told before {@link #join}
     * @param read empty when the log cannot tell
     */
    public void replay(Position joinedAt, Optional<VmChanges> read) {
        ReplayPart part = read.map(changes -> ReplayPart.of(changes, joinedAt, viewer, listedInReplay, format))
                .orElse(ReplayPart.lost(joinedAt));
        FrameQueue kept = queue;
        queue = new FrameQueue(maxUnmerged);
        part.updates().forEach(queue::add);
        joined = part.upTo().compareTo(joinedAt) >= 0;
        if (joined) {
            listedInReplay = null;
            if (read.isEmpty() || seen.compareTo(joinedAt) < 0) {
                seen = joinedAt;
            }
            goneWhileReading.keySet().forEach(queue::removeUpdatesOf);
            queue.addAll(kept);
            listDue = part.listDue() ? part.upTo() : listDue;
        } else {
            seen = part.upTo();
            listDue = part.listDue() ? part.upTo() : null;
        }
        goneWhileReading.clear();
    }

    /** Whether a list is to be read as soon as it has its place: at once, or after the part of the log that is sent. */
    public boolean needsList() {
        return listDue != null && (joined || queue.isEmpty());
    }

    /** Whether the next part of the log is to be read. */
    public boolean needsLog() {
        return !joined && listDue == null && queue.isEmpty();
    }

    /** Whether the client has not been sent everything. */
    public boolean isBehind() {
        return listDue != null || !queue.isEmpty();
    }

    /** Whether more than so many frames wait after merging. */
    public boolean exceeds(int maxWaiting) {
        return queue.exceeds(maxWaiting);
    }

    /** The next frame to send, if there is one. */
    public @Nullable SharedFrame poll() {
        return queue.isEmpty() ? null : queue.take();
    }

    /** Nothing is kept any more. */
    public void close() {
        joined = false;
        listedInReplay = null;
        queue = new FrameQueue(maxUnmerged);
    }
}
