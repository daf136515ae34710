package dev.limen.application.vm;

import dev.limen.application.operation.OperationRunner;
import dev.limen.application.operation.ReservedSize;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.Duration;

/** Switches a running VM off, as {@link StopVm} does, and on again. */
public final class RestartVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;
    private final Duration grace;

    public RestartVm(OperationRunner runner, Hypervisor hypervisor, Duration grace) {
        this.runner = runner;
        this.hypervisor = hypervisor;
        this.grace = grace;
    }

    /** With {@code force} the power is cut at once. */
    public VmView handle(VmRef ref, boolean force, Actor actor) {
        return runner.run(
                ref,
                actor,
                (vm, execution, now) -> vm.begin(VmOperation.RESTART, execution, now),
                vm -> {
                    hypervisor.stop(vm.uuid(), force ? Duration.ZERO : grace);
                    ReservedSize.start(hypervisor, vm);
                },
                Vm::started);
    }
}
