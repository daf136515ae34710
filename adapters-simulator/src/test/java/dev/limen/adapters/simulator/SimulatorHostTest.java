package dev.limen.adapters.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.host.Host;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.HypervisorError;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorHostTest {

    private static final long MIB = 1L << 20;

    private final SimulatedHypervisor hypervisor = new SimulatedHypervisor(
            new SimulatorSettings(new Host("simulator", "simulator", 4, 4_096, 4), Duration.ZERO, null, true));
    private final TestGuests guests = new TestGuests();

    @AfterEach
    void close() {
        hypervisor.close();
    }

    @Test
    void guestsThatAreOnTakeTheirMemoryOfTheHost() {
        GuestSpec off = guests.spec(TestGuests.size(1, 512));
        GuestSpec on = guests.spec(TestGuests.size(1, 1_024));
        hypervisor.define(off);
        hypervisor.define(on);
        hypervisor.start(on.uuid());

        HostCounters counters = hypervisor.hostCounters();

        assertEquals(4_096 * MIB, counters.totalMemory());
        assertEquals(3_072 * MIB, counters.freeMemory());
        assertEquals(Duration.ZERO, counters.busy());
        assertTrue(counters.idle().isPositive());
    }

    @Test
    void moreThanTheHostHasIsAllOfIt() {
        GuestSpec large = guests.spec(TestGuests.size(1, 8_192));
        hypervisor.define(large);
        hypervisor.start(large.uuid());

        assertEquals(0, hypervisor.hostCounters().freeMemory());
    }

    @Test
    void aHostThatIsAwayCountsNothing() {
        hypervisor.faults().disconnect();

        assertThrows(HypervisorError.Unavailable.class, hypervisor::hostCounters);
    }
}
