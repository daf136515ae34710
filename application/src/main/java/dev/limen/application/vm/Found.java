package dev.limen.application.vm;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.VmStatus;
import org.jspecify.annotations.Nullable;

/** What a VM was found to be, and why if that is not obvious. */
record Found(VmStatus status, @Nullable String reason) {

    private static final String CRASHED = "The virtual machine ended by a fault.";

    /** There is no domain. */
    static final Found MISSING =
            new Found(VmStatus.ERROR, "The hypervisor does not know this virtual machine any more.");

    /**
     * A domain that crashed is called so until it is started again. Once its VM counts as stopped, how it ended does not
     * matter any more.
     *
     * @param before what the VM was before it was looked at
     */
    static Found of(DomainState state, VmStatus before) {
        return switch (state) {
            case RUNNING -> new Found(VmStatus.RUNNING, null);
            case PAUSED -> new Found(VmStatus.PAUSED, null);
            case OFF -> new Found(VmStatus.STOPPED, null);
            case CRASHED -> before == VmStatus.STOPPED ? new Found(before, null) : new Found(VmStatus.ERROR, CRASHED);
        };
    }
}
