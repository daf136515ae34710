package dev.limen.adapters.websocket.frame;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmSnapshot;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A snapshot of all VMs of one view, shared by the subscriptions that asked for it. */
public final class VmListing {

    private record Variant(Position seq, Set<VmId> gone) {}

    private final VmSnapshot snapshot;
    private final Instant at;
    private final JsonFormat format;
    private final Map<VmId, Long> versions;
    private final Map<Variant, SharedFrame> frames = new ConcurrentHashMap<>();

    public VmListing(VmSnapshot snapshot, Instant at, JsonFormat format) {
        this.snapshot = snapshot;
        this.at = at;
        this.format = format;
        this.versions = snapshot.vms().stream().collect(Collectors.toMap(VmView::id, VmView::version));
    }

    public Position position() {
        return snapshot.position();
    }

    /**
     * The frame that shows the list.
     *
     * @param seq where in the stream it is sent
     * @param gone VMs that have gone since
     */
    public SharedFrame frame(Position seq, Set<VmId> gone) {
        return frames.computeIfAbsent(new Variant(seq, Set.copyOf(gone)), this::write);
    }

    private SharedFrame write(Variant variant) {
        List<VmView> vms = snapshot.vms().stream()
                .filter(vm -> !variant.gone.contains(vm.id()))
                .toList();
        return new SharedFrame(new Frame.VmList(variant.seq, at, vms), format);
    }

    /**
     * Whether whoever has the list must not get the frame any more: it is an update that the list has in it, or another
     * list. The latest state of a VM is sent once more, because a client may disregard a list whose VMs it knows.
     */
    boolean supersedes(SharedFrame other) {
        return switch (other.frame()) {
            case Frame.VmUpdate(Position seq, Instant when, VmView vm) -> has(seq) && !isLatest(vm);
            case Frame.VmList list -> true;
        };
    }

    /** The same for an entry of the log; that a VM has gone need not be told when it is not in the list. */
    boolean supersedes(LoggedChange entry) {
        return has(entry.position()) && !(entry.change() instanceof Change.VmChanged changed && isLatest(changed.vm()));
    }

    private boolean has(Position change) {
        return change.compareTo(position()) <= 0;
    }

    private boolean isLatest(VmView vm) {
        return Long.valueOf(vm.version()).equals(versions.get(vm.id()));
    }
}
