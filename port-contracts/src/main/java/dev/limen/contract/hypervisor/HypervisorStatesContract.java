package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.vm.VmUuid;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: what is told of guests. */
public interface HypervisorStatesContract extends HypervisorBench {

    @Test
    default void theStatesOfAllAreToldTogether() {
        VmUuid off = defined();
        VmUuid running = running();

        Map<VmUuid, GuestState> states = hypervisor().states();

        assertEquals(GuestState.OFF, states.get(off));
        assertEquals(GuestState.RUNNING, states.get(running));
    }

    @Test
    default void whatWasNeverDefinedIsNotAmongThem() {
        VmUuid known = defined();
        VmUuid unknown = guests().uuid();

        assertTrue(hypervisor().states().containsKey(known));
        assertFalse(hypervisor().states().containsKey(unknown));
    }

    @Test
    default void aGuestThatEndedBehindLimensBackIsSeenNotToRun() {
        VmUuid uuid = running();

        endGuestFromOutside(uuid);

        awaitEnd(uuid);
        assertEquals(hypervisor().state(uuid), hypervisor().states().get(uuid));
        assertTrue(diskExists(uuid));
    }
}
