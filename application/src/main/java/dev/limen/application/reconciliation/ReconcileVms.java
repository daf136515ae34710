package dev.limen.application.reconciliation;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares every VM with the hypervisor: on start, after a lost connection, and from time to time. Asks the hypervisor
 * once for all; only VMs that differ cost another call, the one of {@link ObserveVm}.
 */
@ApplicationService
public final class ReconcileVms {

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final Sightings sightings;
    private final ObserveVm observeVm;
    private final InstantSource clock;

    public ReconcileVms(
            VmQueries queries, Hypervisor hypervisor, Sightings sightings, ObserveVm observeVm, InstantSource clock) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.sightings = sightings;
        this.observeVm = observeVm;
        this.clock = clock;
    }

    /**
     * Answers the VMs that are to be observed again soon. One that cannot be observed holds up no other; the first failure
     * is thrown in the end.
     */
    public Set<VmUuid> handle() {
        Map<VmUuid, GuestState> real = hypervisor.states();
        Set<VmUuid> again = new HashSet<>();
        FailureCollector failures = new FailureCollector();
        failures.collect(() -> sightings.note(real, clock.instant()));
        for (VmView vm : queries.list(VmFilter.all())) {
            failures.collect(() -> {
                if (differs(vm, real.get(vm.uuid())) && observeVm.handle(vm.uuid()) != ObserveVm.Verdict.SETTLED) {
                    again.add(vm.uuid());
                }
            });
        }
        failures.throwFirst();
        return again;
    }

    private static boolean differs(VmView vm, @Nullable GuestState state) {
        ObservedStatus found = state == null ? ObservedStatus.MISSING : ObservedStatus.of(state, vm);
        return vm.busy() == null && !vm.shows(found.status(), found.reason());
    }
}
