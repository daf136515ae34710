package dev.limen.application.vm;

import dev.limen.application.operation.OperationRunner;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.Duration;

/** Asks a VM to power off, and cuts its power when it has not within the grace; what is off already stays as it is. */
public final class StopVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;
    private final Duration grace;

    public StopVm(OperationRunner runner, Hypervisor hypervisor, Duration grace) {
        this.runner = runner;
        this.hypervisor = hypervisor;
        this.grace = grace;
    }

    /** With {@code force} the power is cut at once. */
    public VmView handle(VmRef ref, boolean force, Actor actor) {
        return runner.run(
                ref,
                actor,
                (vm, execution, now) -> vm.begin(VmOperation.STOP, execution, now),
                vm -> hypervisor.stop(vm.uuid(), force ? Duration.ZERO : grace),
                Vm::stopped);
    }
}
