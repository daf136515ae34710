package dev.limen.application.vm;

import dev.limen.application.vm.VmChange.Found;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;

/** Brings one VM's status in line with what the hypervisor says of it now. What is busy is left to its operation. */
public final class ObserveVm {

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final VmChange change;

    public ObserveVm(VmQueries queries, Hypervisor hypervisor, VmChange change) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.change = change;
    }

    public void handle(VmUuid uuid) {
        queries.find(uuid).filter(vm -> vm.busy() == null).ifPresent(this::observe);
    }

    private void observe(VmView seen) {
        Found found = look(seen.uuid());
        change.recordUnlessChanged(seen, (vm, now) -> vm.observed(found.status(), found.reason(), now));
    }

    private Found look(VmUuid uuid) {
        try {
            return Found.of(hypervisor.state(uuid));
        } catch (HypervisorError.NoSuchDomain gone) {
            return new Found(VmStatus.ERROR, VmChange.MISSING);
        }
    }
}
