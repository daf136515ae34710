package dev.limen.application.reconciliation;

import dev.limen.application.MonotonicClock;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Brings one VM's status in line with what the hypervisor says of it now. What is busy is left to its operation, and a
 * guest that is missing gets a grace period and is observed again.
 */
public final class ObserveVm {

    /** How an observation ended. */
    public enum Verdict {
        /** The VM is what the hypervisor says. */
        SETTLED,

        /** Another observation is needed soon. */
        OBSERVE_AGAIN,

        /** It is the guest of a VM that LIMEN has removed, which {@link RemoveLeftovers} takes away. */
        LEFTOVER
    }

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final OperationOutcomes outcomes;
    private final MissingGuests missingGuests;

    /**
     * Observes with these.
     *
     * @param missingGrace how long a guest may be missing before its VM is in error
     */
    public ObserveVm(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationOutcomes outcomes,
            Duration missingGrace,
            MonotonicClock clock) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.outcomes = outcomes;
        this.missingGuests = new MissingGuests(missingGrace, clock);
    }

    public Verdict handle(VmUuid uuid) {
        Optional<VmView> known = queries.find(uuid);
        if (known.isEmpty()) {
            missingGuests.seen(uuid);
            return isLeftover(uuid) ? Verdict.LEFTOVER : Verdict.SETTLED;
        }
        return known.get().busy() == null && isAsItWas(known.get()) ? Verdict.SETTLED : Verdict.OBSERVE_AGAIN;
    }

    /**
     * Whether nothing was found but what was known. What is saved may be older than what somebody else has seen
     * meanwhile and found to be nothing new, so it is looked at once more.
     */
    private boolean isAsItWas(VmView seen) {
        return observe(seen)
                .filter(found -> outcomes.recordUnlessChanged(
                        seen, (vm, now) -> vm.observed(found.status(), found.reason(), now)))
                .filter(found -> seen.shows(found.status(), found.reason()))
                .isPresent();
    }

    private Optional<ObservedStatus> observe(VmView seen) {
        VmUuid uuid = seen.uuid();
        try {
            ObservedStatus found = ObservedStatus.of(hypervisor.state(uuid), seen);
            missingGuests.seen(uuid);
            return Optional.of(found);
        } catch (HypervisorError.NoSuchGuest missing) {
            return missingGuests.missed(uuid) ? Optional.of(ObservedStatus.MISSING) : Optional.empty();
        }
    }

    private boolean isLeftover(VmUuid uuid) {
        return !queries.removed(Set.of(uuid)).isEmpty() && isThere(uuid);
    }

    private boolean isThere(VmUuid uuid) {
        try {
            hypervisor.state(uuid);
            return true;
        } catch (HypervisorError.NoSuchGuest gone) {
            return false;
        }
    }
}
