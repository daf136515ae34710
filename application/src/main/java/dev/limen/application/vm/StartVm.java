package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.operation.ReservedSize;
import dev.limen.application.operation.SavedState;
import dev.limen.application.operation.StatusReason;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.process.Execution;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;

/** Starts a VM if the host has room for it; what is running already stays as it is. */
@ApplicationService
public final class StartVm {

    private final OperationRunner runner;
    private final Hypervisor hypervisor;
    private final HostLoads hostLoads;
    private final Overcommit overcommit;

    public StartVm(OperationRunner runner, Hypervisor hypervisor, HostLoads hostLoads, Overcommit overcommit) {
        this.runner = runner;
        this.hypervisor = hypervisor;
        this.hostLoads = hostLoads;
        this.overcommit = overcommit;
    }

    /** With {@code force} memory that was saved with another size is thrown away. */
    public VmView handle(VmRef ref, boolean force, Actor actor) {
        return runner.run(ref, actor, this::decide, vm -> start(vm, force));
    }

    private BiConsumer<Vm, Instant> start(VmView vm, boolean force) {
        Set<GuestFinding> findings =
                SavedState.overcome(hypervisor, vm.uuid(), force, () -> ReservedSize.start(hypervisor, vm));
        return (started, now) -> started.started(StatusReason.of(findings), now);
    }

    private boolean decide(Vm vm, Execution execution, Instant now) {
        if (!vm.begin(VmOperation.START, execution, now)) {
            return false;
        }
        overcommit.check(hypervisor.hosts(), hostLoads.lock(), vm.size().load());
        return true;
    }
}
