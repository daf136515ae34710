package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: halting a guest and letting it go on. */
public interface HypervisorPauseContract extends HypervisorBench {

    @Test
    default void aPausedGuestIsPaused() {
        VmUuid uuid = running();

        hypervisor().pause(uuid);

        assertState(GuestState.PAUSED, uuid);
    }

    @Test
    default void pausingTwiceIsNoError() {
        VmUuid uuid = paused();

        hypervisor().pause(uuid);

        assertState(GuestState.PAUSED, uuid);
    }

    @Test
    default void whatIsOffCannotBePaused() {
        VmUuid uuid = defined();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().pause(uuid));

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aResumedGuestRuns() {
        VmUuid uuid = paused();

        hypervisor().resume(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void resumingTwiceIsNoError() {
        VmUuid uuid = paused();

        hypervisor().resume(uuid);
        hypervisor().resume(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void whatIsOffCannotBeResumed() {
        VmUuid uuid = defined();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().resume(uuid));

        assertState(GuestState.OFF, uuid);
    }
}
