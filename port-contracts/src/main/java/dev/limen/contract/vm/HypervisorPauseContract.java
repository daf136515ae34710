package dev.limen.contract.vm;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: halting a guest and letting it go on. */
public interface HypervisorPauseContract extends HypervisorBench {

    @Test
    default void aPausedDomainIsPaused() {
        VmUuid uuid = running();

        hypervisor().pause(uuid);

        assertState(DomainState.PAUSED, uuid);
    }

    @Test
    default void pausingTwiceIsNoError() {
        VmUuid uuid = paused();

        hypervisor().pause(uuid);

        assertState(DomainState.PAUSED, uuid);
    }

    @Test
    default void whatIsOffCannotBePaused() {
        VmUuid uuid = defined();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().pause(uuid));

        assertState(DomainState.OFF, uuid);
    }

    @Test
    default void aResumedDomainRuns() {
        VmUuid uuid = paused();

        hypervisor().resume(uuid);

        assertState(DomainState.RUNNING, uuid);
    }

    @Test
    default void resumingTwiceIsNoError() {
        VmUuid uuid = paused();

        hypervisor().resume(uuid);
        hypervisor().resume(uuid);

        assertState(DomainState.RUNNING, uuid);
    }

    @Test
    default void whatIsOffCannotBeResumed() {
        VmUuid uuid = defined();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().resume(uuid));

        assertState(DomainState.OFF, uuid);
    }
}
