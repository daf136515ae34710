package dev.limen.application.vm;

import dev.limen.application.vm.VmChange.Found;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmSize;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.ArrayList;
import java.util.List;
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

    /** A VM that cannot be brought in line holds up no other; the first failure is thrown in the end. */
    public void handle() {
        Map<VmUuid, DomainState> real = hypervisor.states();
        List<RuntimeException> failures = new ArrayList<>();
        for (VmView vm : queries.list(VmFilter.all())) {
            try {
                bringInLine(vm, found(real.get(vm.uuid())));
            } catch (HypervisorError.Failed | VmError failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void bringInLine(VmView vm, Found found) {
        if (change.isInProgress(vm.id())) {
            return;
        }
        if (vm.busy() == null) {
            if (vm.status() != found.status()) {
                observeVm.handle(vm.uuid());
            }
        } else if (isUnchanged(vm)) {
            settle(vm, vm.busy(), found);
        }
    }

    /** The operation may have ended since the VM was listed; whether it had is only known once it is not in progress. */
    private boolean isUnchanged(VmView vm) {
        return queries.find(vm.id())
                .filter(now -> now.version() == vm.version())
                .isPresent();
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
            change.recordUnlessChanged(vm, Vm::resized);
        } catch (HypervisorError.Unavailable e) {
            throw e;
        } catch (HypervisorError e) {
            end(vm, found);
        }
    }

    private void end(VmView vm, Found found) {
        String reason = found.reason() == null ? INTERRUPTED : found.reason();
        change.recordUnlessChanged(vm, (saved, now) -> saved.failed(found.status(), reason, now));
    }
}
