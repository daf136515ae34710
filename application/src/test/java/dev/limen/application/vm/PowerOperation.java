package dev.limen.application.vm;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Duration;

/** The operations that lead a VM from one status to another, all by the same way. */
enum PowerOperation {
    START(VmOperation.START, VmStatus.STOPPED, Call.START, VmStatus.RUNNING) {
        @Override
        VmView on(VmView vm, Actor actor, Installation limen) {
            return new StartVm(limen.runner, limen.hypervisor, limen.storage.hostLoads(), new Overcommit(1, 1))
                    .handle(vm.id(), false, actor);
        }
    },
    STOP(VmOperation.STOP, VmStatus.RUNNING, Call.STOP, VmStatus.STOPPED) {
        @Override
        VmView on(VmView vm, Actor actor, Installation limen) {
            return new StopVm(limen.runner, limen.hypervisor, GRACE).handle(vm.id(), false, actor);
        }
    },
    RESTART(VmOperation.RESTART, VmStatus.RUNNING, Call.START, VmStatus.RUNNING) {
        @Override
        VmView on(VmView vm, Actor actor, Installation limen) {
            return new RestartVm(limen.runner, limen.hypervisor, GRACE).handle(vm.id(), false, actor);
        }
    },
    PAUSE(VmOperation.PAUSE, VmStatus.RUNNING, Call.PAUSE, VmStatus.PAUSED) {
        @Override
        VmView on(VmView vm, Actor actor, Installation limen) {
            return new PauseVm(limen.runner, limen.hypervisor).handle(vm.id(), actor);
        }
    },
    RESUME(VmOperation.RESUME, VmStatus.PAUSED, Call.RESUME, VmStatus.RUNNING) {
        @Override
        VmView on(VmView vm, Actor actor, Installation limen) {
            return new ResumeVm(limen.runner, limen.hypervisor).handle(vm.id(), actor);
        }
    };

    static final Duration GRACE = Duration.ofSeconds(8);

    final VmOperation operation;
    final VmStatus from;
    final Call call;
    final VmStatus to;

    PowerOperation(VmOperation operation, VmStatus from, Call call, VmStatus to) {
        this.operation = operation;
        this.from = from;
        this.call = call;
        this.to = to;
    }

    abstract VmView on(VmView vm, Actor actor, Installation limen);
}
