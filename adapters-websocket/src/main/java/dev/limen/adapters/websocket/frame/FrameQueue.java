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

    /** Puts a list before everything else. */
    void addFirst(VmListing listing, Set<VmId> gone) {
        frames.values().removeIf(listing::supersedes);
        boolean hasRoom = frames.isEmpty() || frames.firstKey().compareTo(listing.position()) > 0;
        Position seq = hasRoom ? listing.position() : before(frames.firstKey());
        frames.put(seq, listing.frame(seq, gone));
    }

    private static Position before(Position position) {
        return new Position(position.value() - 1);
    }

    /**
     * Puts a list where it belongs by its position. Because no two frames may have the same, it goes before updates that
     * leave no room for it; there is room at the latest where the VM went for which the list was read.
     */
    void add(VmListing listing, Set<VmId> gone) {
        frames.values().removeIf(frame -> frame.updated() == null);
        Position seq = listing.position();
        while (frames.containsKey(seq)) {
            seq = before(seq);
        }
        frames.tailMap(seq).values().removeIf(listing::supersedes);
        frames.put(seq, listing.frame(seq, gone));
    }
}
