package dev.limen.application.vm;

import dev.limen.application.operation.OperationRunner;
import dev.limen.application.operation.ReservedSize;
import dev.limen.application.operation.StatusReason;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;

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
                vm -> restart(vm, force));
    }

    private BiConsumer<Vm, Instant> restart(VmView vm, boolean force) {
        hypervisor.stop(vm.uuid(), force ? Duration.ZERO : grace);
        Set<GuestFinding> findings = ReservedSize.start(hypervisor, vm);
        return (restarted, now) -> restarted.started(StatusReason.of(findings), now);
    }
}
