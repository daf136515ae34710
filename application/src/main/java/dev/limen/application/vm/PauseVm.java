package dev.limen.application.vm;

import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;

/** Halts a running VM where it is. */
public final class PauseVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;

    public PauseVm(OperationRunner runner, Hypervisor hypervisor) {
        this.runner = runner;
        this.hypervisor = hypervisor;
    }

    public VmView handle(VmRef ref, Actor actor) {
        return runner.run(
                ref,
                actor,
                (vm, execution, now) -> vm.begin(VmOperation.PAUSE, execution, now),
                vm -> hypervisor.pause(vm.uuid()),
                Vm::paused);
    }
}
