package dev.limen.contract.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.VmUuid;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: what is told of domains. */
public interface HypervisorStatesContract extends HypervisorBench {

    @Test
    default void theStatesOfAllAreToldTogether() {
        VmUuid off = defined();
        VmUuid running = running();
        VmUuid paused = paused();

        Map<VmUuid, DomainState> states = hypervisor().states();

        assertEquals(DomainState.OFF, states.get(off));
        assertEquals(DomainState.RUNNING, states.get(running));
        assertEquals(DomainState.PAUSED, states.get(paused));
    }

    @Test
    default void whatWasNeverDefinedIsNotAmongThem() {
        VmUuid known = defined();
        VmUuid unknown = domains().uuid();

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
