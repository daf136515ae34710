package dev.limen.adapters.websocket.frame;

import dev.limen.domain.change.Position;
import dev.limen.domain.vm.VmId;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The queue of one client, ordered by position. Beyond a number of frames the latest update of each VM takes the place
 * of those before it. Not safe for use by several threads.
 */
final class FrameQueue {

    private final int maxUnmerged;
    private final NavigableMap<Position, SharedFrame> frames = new TreeMap<>();
    private int mergeAt;

    FrameQueue(int maxUnmerged) {
        this.maxUnmerged = maxUnmerged;
        this.mergeAt = maxUnmerged;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    void add(SharedFrame frame) {
        frames.put(frame.seq(), frame);
        if (frames.size() > mergeAt) {
            merge();
        }
    }

    void addAll(FrameQueue later) {
        later.frames.values().forEach(this::add);
    }

    /** The next time only when as much again has come, so that it costs little for each frame. */
    private void merge() {
        Set<VmId> newer = new HashSet<>();
        frames.descendingMap().values().removeIf(frame -> frame.updated() != null && !newer.add(frame.updated()));
        mergeAt = Math.max(maxUnmerged, 2 * frames.size());
    }

    /** Whether more than so many frames are left after merging. */
    boolean exceeds(int maxWaiting) {
        if (frames.size() > maxWaiting) {
            merge();
        }
        return frames.size() > maxWaiting;
    }

    void removeUpdatesOf(VmId vm) {
        frames.values().removeIf(frame -> vm.equals(frame.updated()));
    }

    /** The next frame to send. */
    SharedFrame take() {
        SharedFrame next = frames.pollFirstEntry().getValue();
        if (frames.isEmpty()) {
            mergeAt = maxUnmerged;
        }
        return next;
    }

    /**
     * Puts a list before every frame after the position from which it is due, or in the place of one that still waits: a
     * client that has a later frame is not told again what it missed before. Because no two frames may have the same
     * position, the list has an earlier one than it was read at when frames leave no room for it.
     */
    void add(VmListing listing, Position due, Set<VmId> gone) {
        Position from = frames.values().stream()
                .filter(frame -> frame.updated() == null)
                .map(SharedFrame::seq)
                .reduce(due, (one, other) -> one.compareTo(other) < 0 ? one : other);
        NavigableMap<Position, SharedFrame> later = frames.tailMap(from, true);
        later.values().removeIf(listing::supersedes);
        boolean hasRoom = later.isEmpty() || later.firstKey().compareTo(listing.position()) > 0;
        Position seq = hasRoom ? listing.position() : before(later.firstKey());
        frames.put(seq, listing.frame(seq, gone));
    }

    private static Position before(Position position) {
        return new Position(position.value() - 1);
    }
}
