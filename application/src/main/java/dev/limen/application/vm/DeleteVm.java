package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.OperationRunner;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;

/** Deletes a VM in any state, with its storage. */
@ApplicationService
public final class DeleteVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;

    public DeleteVm(OperationRunner runner, Hypervisor hypervisor) {
        this.runner = runner;
        this.hypervisor = hypervisor;
    }

    /** Answers the VM as it last was. */
    public VmView handle(VmRef ref, Actor actor) {
        return runner.remove(
                ref,
                actor,
                (vm, execution, now) -> vm.begin(VmOperation.DELETE, execution, now),
                vm -> hypervisor.undefine(vm.uuid()));
    }
}
