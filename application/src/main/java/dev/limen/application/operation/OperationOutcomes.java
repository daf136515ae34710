package dev.limen.application.operation;

import dev.limen.application.ApplicationService;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Records the outcomes of operations and observations, each in a unit of work of its own. Optimistic: an outcome counts only
 * while the VM is in the version that it is about.
 */
@ApplicationService
public final class OperationOutcomes {

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final InstantSource clock;

    public OperationOutcomes(UnitOfWork unitOfWork, Vms vms, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.clock = clock;
    }

    /**
     * Saves how an operation ended; answers the VM afterwards.
     *
     * @param begun the VM as it was saved when the operation began
     * @throws VmError.TimedOut when somebody else has ended the operation
     */
    public VmView record(VmView begun, BiConsumer<Vm, Instant> outcome) {
        return unitOfWork.execute(() -> {
            Vm vm = find(begun).orElseThrow(VmError.TimedOut::new);
            outcome.accept(vm, clock.instant());
            return saveIfChanged(vm);
        });
    }

    /** Saves what was found out about a VM, unless it has changed since it was seen; answers whether it had not. */
    public boolean recordUnlessChanged(VmView seen, BiConsumer<Vm, Instant> finding) {
        return unitOfWork.execute(() -> {
            Optional<Vm> unchanged = find(seen);
            unchanged.ifPresent(vm -> {
                finding.accept(vm, clock.instant());
                saveIfChanged(vm);
            });
            return unchanged.isPresent();
        });
    }

    /**
     * Removes a VM that the hypervisor does not have any more; one that is gone is no error.
     *
     * @param begun the VM as it was saved when the operation began
     * @throws VmError.TimedOut when somebody else has ended the operation otherwise
     */
    public void recordRemoved(VmView begun) {
        unitOfWork.execute(() -> {
            if (vms.find(begun.id()).isPresent()) {
                Vm vm = find(begun).orElseThrow(VmError.TimedOut::new);
                vms.remove(vm);
            }
        });
    }

    /** Inside a unit; the VM, if it is still as it was seen. */
    Optional<Vm> find(VmView seen) {
        return vms.find(seen.id()).filter(vm -> vm.view().version() == seen.version());
    }

    /** Inside a unit; answers the VM as it is saved then. */
    VmView saveIfChanged(Vm vm) {
        if (!vm.hasChanged()) {
            return vm.view();
        }
        vms.save(vm);
        return vm.viewWhenSaved();
    }
}
