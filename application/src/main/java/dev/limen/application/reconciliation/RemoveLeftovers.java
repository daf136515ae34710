package dev.limen.application.reconciliation;

import dev.limen.application.ApplicationService;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.vm.VmQueries;

/**
 * Removes guests and disks of VMs that LIMEN has removed: an operation that was given up may have made them after all.
 * What belongs to no VM for another reason is not touched; {@link FindDrift} shows it to administrators.
 */
@ApplicationService
public final class RemoveLeftovers {

    private final VmQueries queries;
    private final Hypervisor hypervisor;

    public RemoveLeftovers(VmQueries queries, Hypervisor hypervisor) {
        this.queries = queries;
        this.hypervisor = hypervisor;
    }

    /** One that cannot be removed holds up no other; the first failure is thrown in the end. */
    public void handle() {
        FailureCollector failures = new FailureCollector();
        queries.removed(Strays.find(hypervisor, queries).withoutVm())
                .forEach(uuid -> failures.collect(() -> hypervisor.undefine(uuid)));
        failures.throwFirst();
    }
}
