package dev.limen.application.operation;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import org.jspecify.annotations.Nullable;

/** What a VM was found to be, and why if that is not obvious. */
public record ObservedStatus(VmStatus status, @Nullable String reason) {

    private static final String CRASHED = "The virtual machine ended by a fault.";
    private static final String HALTED_BY_STORAGE = "The storage of the host is full or failed, so the virtual machine "
            + "was halted. Its memory is kept: resume it when the storage is well again.";
    private static final String HALTED_BY_WATCHDOG =
            "Its own watchdog halted the virtual machine. Its memory is kept: resume it to let it go on.";
    private static final String HALTED = "The hypervisor halted the virtual machine and does not say why. "
            + "Its memory is kept: resume it to let it go on.";

    /** There is no guest. */
    public static final ObservedStatus MISSING =
            new ObservedStatus(VmStatus.ERROR, "The hypervisor does not know this virtual machine any more.");

    /** Asks the hypervisor what a VM is; what cannot be asked stays as it was. */
    public static ObservedStatus ask(Hypervisor hypervisor, VmView vm) {
        try {
            return of(hypervisor.state(vm.uuid()));
        } catch (HypervisorError.NoSuchGuest gone) {
            return MISSING;
        } catch (HypervisorError unknown) {
            return new ObservedStatus(vm.status(), vm.statusReason());
        }
    }

    public static ObservedStatus of(GuestState state) {
        return switch (state) {
            case RUNNING -> new ObservedStatus(VmStatus.RUNNING, null);
            case PAUSED -> new ObservedStatus(VmStatus.PAUSED, null);
            case HALTED_BY_STORAGE -> new ObservedStatus(VmStatus.PAUSED, HALTED_BY_STORAGE);
            case HALTED_BY_WATCHDOG -> new ObservedStatus(VmStatus.PAUSED, HALTED_BY_WATCHDOG);
            case HALTED -> new ObservedStatus(VmStatus.PAUSED, HALTED);
            case OFF -> new ObservedStatus(VmStatus.STOPPED, null);
            case CRASHED -> new ObservedStatus(VmStatus.ERROR, CRASHED);
        };
    }

    /**
     * As {@link #of(GuestState)}, for a VM of which nothing is known to have been done. A guest that crashed is called
     * so until it is started again: once its VM counts as stopped, how it ended does not matter any more.
     */
    public static ObservedStatus of(GuestState state, VmView idle) {
        return state == GuestState.CRASHED && idle.status() == VmStatus.STOPPED ? of(GuestState.OFF) : of(state);
    }
}
