package dev.limen.application.vm;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import org.jspecify.annotations.Nullable;

/** What a VM was found to be, and why if that is not obvious. */
record Found(VmStatus status, @Nullable String reason) {

    private static final String CRASHED = "The virtual machine ended by a fault.";

    /** There is no domain. */
    static final Found MISSING =
            new Found(VmStatus.ERROR, "The hypervisor does not know this virtual machine any more.");

    static Found of(DomainState state) {
        return switch (state) {
            case RUNNING -> new Found(VmStatus.RUNNING, null);
            case PAUSED -> new Found(VmStatus.PAUSED, null);
            case OFF -> new Found(VmStatus.STOPPED, null);
            case CRASHED -> new Found(VmStatus.ERROR, CRASHED);
        };
    }

    /**
     * As {@link #of(DomainState)}, for a VM of which nothing is known to have been done. A domain that crashed is called
     * so until it is started again: once its VM counts as stopped, how it ended does not matter any more.
     */
    static Found of(DomainState state, VmView idle) {
        return state == DomainState.CRASHED && idle.status() == VmStatus.STOPPED ? of(DomainState.OFF) : of(state);
    }
}
