package dev.limen.adapters.websocket.vm;

import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What was last told of each VM. Units commit in order but may tell of it in another; the ledger finds out what is
 * old news, what concerns a VM that is gone, and who owned a VM before. It remembers living VMs, and of the dead the
 * latest. Not safe for use by several threads.
 */
final class Ledger {

    /**
     * What is known of a living VM.
     *
     * @param version the latest that was told or listed
     * @param told the latest that was told to everybody who may see it; a list goes to some only
     */
    private record Known(long version, long told, UserId owner) {}

    private static final long NEVER = -1;

    private final int graves;
    private final Map<VmId, Known> living = new HashMap<>();
    private final SequencedSet<VmId> buried = new LinkedHashSet<>();

    /** @param graves how many deleted VMs to remember */
    Ledger(int graves) {
        this.graves = graves;
    }

    /** Whether the VM is not known to be gone, nor to have changed since it was like this. */
    boolean isNews(VmView vm) {
        Known known = living.get(vm.id());
        return !isBuried(vm.id()) && (known == null || vm.version() >= known.version);
    }

    /** Whether it is news that not everybody was told who may see the VM. */
    boolean hasMissed(VmView vm) {
        Known known = living.get(vm.id());
        return isNews(vm) && (known == null || vm.version() > known.told);
    }

    boolean isBuried(VmId id) {
        return buried.contains(id);
    }

    /** Notes what is told of a VM; answers who owned it when it was last told of. */
    Optional<UserId> note(VmView vm) {
        return Optional.ofNullable(living.put(vm.id(), new Known(vm.version(), vm.version(), vm.owner())))
                .map(Known::owner);
    }

    /** Notes that a VM is gone; answers who owned it when it was last told of. */
    Optional<UserId> bury(VmId id) {
        buried.addLast(id);
        if (buried.size() > graves) {
            buried.removeFirst();
        }
        return Optional.ofNullable(living.remove(id)).map(Known::owner);
    }

    /** The VMs that were told of or listed and are not known to be gone. */
    Set<VmId> living() {
        return Set.copyOf(living.keySet());
    }

    /**
     * Notes what a list shows. The owner that was told before stays, so that the event that tells of another one still
     * finds the old.
     */
    void note(Listing listing) {
        for (VmView vm : listing.vms()) {
            living.merge(
                    vm.id(),
                    new Known(vm.version(), NEVER, vm.owner()),
                    (known, listed) -> new Known(Math.max(known.version, listed.version), known.told, known.owner));
        }
    }

    /** Whether the list shows a VM of which it was told since that the list's viewer sees it no more. */
    boolean outdates(Listing listing) {
        return listing.vms().stream().anyMatch(vm -> buried.contains(vm.id()) || hasLeft(vm, listing.viewer()));
    }

    private boolean hasLeft(VmView listed, Viewer viewer) {
        Known known = living.get(listed.id());
        return known != null && known.version > listed.version() && !viewer.seesThoseOf(known.owner);
    }
}
