package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.hypervisor.GuestState;
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
}
