package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.OperationRunner;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;

/** Lets a paused VM go on. */
@ApplicationService
public final class ResumeVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;

    public ResumeVm(OperationRunner runner, Hypervisor hypervisor) {
        this.runner = runner;
        this.hypervisor = hypervisor;
    }

    public VmView handle(VmRef ref, Actor actor) {
        return runner.run(
                ref,
                actor,
                (vm, execution, now) -> vm.begin(VmOperation.RESUME, execution, now),
                vm -> hypervisor.resume(vm.uuid()),
                Vm::resumed);
    }
}
