package dev.limen.application.operation;

import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.Set;

/** Starts guests with the size that their VMs hold: an update that was cut off may have left another definition. */
public final class ReservedSize {

    private ReservedSize() {}

    /** Answers what is not as usual. */
    public static Set<GuestFinding> start(Hypervisor hypervisor, VmView vm) {
        switch (hypervisor.state(vm.uuid())) {
            case RUNNING, PAUSED, HALTED_BY_STORAGE, HALTED_BY_WATCHDOG, HALTED -> {}
            case OFF -> hypervisor.resize(vm.uuid(), vm.size());
            case CRASHED -> {
                hypervisor.stop(vm.uuid(), Duration.ZERO);
                hypervisor.resize(vm.uuid(), vm.size());
            }
        }
        return hypervisor.start(vm.uuid());
    }
}
