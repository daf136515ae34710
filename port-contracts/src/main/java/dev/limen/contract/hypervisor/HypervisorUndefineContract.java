package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: how guests go, with all that was theirs. */
public interface HypervisorUndefineContract extends HypervisorBench {

    @Test
    default void whatIsOffGoesWithItsStorage() {
        VmUuid uuid = defined();

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void whatRunsGoesWithItsStorage() {
        VmUuid uuid = running();

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void whatIsPausedGoesWithItsStorage() {
        VmUuid uuid = paused();

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void aGuestThatEndedByItselfGoesWithItsStorage() {
        VmUuid uuid = running();
        endGuestFromOutside(uuid);
        awaitEnd(uuid);

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void undefiningTwiceIsNoError() {
        VmUuid uuid = running();

        hypervisor().undefine(uuid);
        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void otherGuestsStayAsTheyAre() {
        VmUuid other = running();

        hypervisor().undefine(running());

        assertState(GuestState.RUNNING, other);
        assertTrue(diskExists(other));
    }

    private void assertGone(VmUuid uuid) {
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor().state(uuid));
        assertFalse(hypervisor().states().containsKey(uuid));
        assertFalse(diskExists(uuid));
    }
}
