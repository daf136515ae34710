package dev.limen.application.vm;

import dev.limen.application.vm.VmChange.Found;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmSize;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings every VM in line with the hypervisor: on start, after a lost connection, and from time to time. Asks the
 * hypervisor once for all; only VMs that differ cost another call. An operation that was cut off is settled: a creation
 * is undone, a deletion or an update completed, anything else ends where the VM was found.
 */
public final class ReconcileVms {

    private static final String INTERRUPTED = "The last operation was interrupted.";

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final VmChange change;
    private final ObserveVm observeVm;

    public ReconcileVms(VmQueries queries, Hypervisor hypervisor, VmChange change, ObserveVm observeVm) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.change = change;
        this.observeVm = observeVm;
    }

    public void handle() {
        Map<VmUuid, DomainState> real = hypervisor.states();
        for (VmView vm : queries.list(VmFilter.all())) {
            if (change.isInProgress(vm.id())) {
                continue;
            }
            Found found = found(real.get(vm.uuid()));
            if (vm.busy() != null) {
                settle(vm, vm.busy(), found);
            } else if (vm.status() != found.status()) {
                observeVm.handle(vm.uuid());
            }
        }
    }

    private static Found found(@Nullable DomainState state) {
        return state == null ? new Found(VmStatus.ERROR, VmChange.MISSING) : Found.of(state);
    }

    private void settle(VmView vm, VmOperation cutOff, Found found) {
        switch (cutOff) {
            case CREATE, DELETE -> {
                hypervisor.undefine(vm.uuid());
                change.recordRemoved(vm.id());
            }
            case UPDATE -> completeUpdate(vm, found);
            case START, STOP, RESTART, PAUSE, RESUME -> end(vm, found);
        }
    }

    private void completeUpdate(VmView vm, Found found) {
        VmSize target = vm.target();
        if (target == null) {
            end(vm, found);
            return;
        }
        try {
            hypervisor.resize(vm.uuid(), target);
            change.record(vm.id(), Vm::resized);
        } catch (HypervisorError.NotLive | HypervisorError.NoSuchDomain e) {
            end(vm, found);
        }
    }

    private void end(VmView vm, Found found) {
        String reason = found.reason() == null ? INTERRUPTED : found.reason();
        change.record(vm.id(), (saved, now) -> saved.failed(found.status(), reason, now));
    }
}
