package dev.limen.application.vm;

import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Brings one VM's status in line with what the hypervisor says of it now. What is busy is left to its operation, and a
 * domain that is missing gets a grace and a second look. A domain of a VM that LIMEN has removed is removed too: an
 * operation that was given up may still have made it.
 */
public final class ObserveVm {

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final VmChange change;
    private final InstantSource clock;
    private final Absences absences;
    private final Executor removals;

    /**
     * Looks with these.
     *
     * @param missingGrace how long a domain may be missing before its VM is in error
     * @param removals removes leftovers, which may take as long as the hypervisor does
     */
    public ObserveVm(
            VmQueries queries,
            Hypervisor hypervisor,
            VmChange change,
            Duration missingGrace,
            Executor removals,
            InstantSource clock) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.change = change;
        this.clock = clock;
        this.absences = new Absences(missingGrace);
        this.removals = removals;
    }

    /** Answers whether that is all for now; if not, the VM needs another look soon. */
    public boolean handle(VmUuid uuid) {
        Optional<VmView> known = queries.find(uuid);
        if (known.isEmpty()) {
            absences.seen(uuid);
            removeLeftover(uuid);
            return true;
        }
        return known.get().busy() == null && observe(known.get());
    }

    private boolean observe(VmView seen) {
        return look(seen)
                .filter(found ->
                        change.recordUnlessChanged(seen, (vm, now) -> vm.observed(found.status(), found.reason(), now)))
                .isPresent();
    }

    private Optional<Found> look(VmView seen) {
        VmUuid uuid = seen.uuid();
        try {
            Found found = Found.of(hypervisor.state(uuid), seen);
            absences.seen(uuid);
            return Optional.of(found);
        } catch (HypervisorError.NoSuchDomain missing) {
            return absences.missed(uuid, clock.instant()) ? Optional.of(Found.MISSING) : Optional.empty();
        }
    }

    private void removeLeftover(VmUuid uuid) {
        if (!queries.removed(Set.of(uuid)).isEmpty() && isThere(uuid)) {
            removals.execute(() -> hypervisor.undefine(uuid));
        }
    }

    private boolean isThere(VmUuid uuid) {
        try {
            hypervisor.state(uuid);
            return true;
        } catch (HypervisorError.NoSuchDomain gone) {
            return false;
        }
    }
}
