package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.OperationRunner;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.process.Execution;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.Instant;

/** Halts a running VM where it is. */
@ApplicationService
public final class PauseVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;

    public PauseVm(OperationRunner runner, Hypervisor hypervisor) {
        this.runner = runner;
        this.hypervisor = hypervisor;
    }

    public VmView handle(VmRef ref, Actor actor) {
        return runner.run(ref, actor, this::decide, vm -> hypervisor.pause(vm.uuid()), Vm::paused);
    }

    private boolean decide(Vm vm, Execution execution, Instant now) {
        if (!hypervisor.capabilities().contains(Capability.PAUSE)) {
            throw new HypervisorError.NotSupported(Capability.PAUSE);
        }
        return vm.begin(VmOperation.PAUSE, execution, now);
    }
}
