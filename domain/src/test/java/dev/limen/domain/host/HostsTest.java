package dev.limen.domain.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HostsTest {

    private static final Host LARGE = new Host("large", "Test", 64, 262_144, 32);
    private static final Host WIDE = new Host("wide", "Test", 8, 16_384, 48);

    @Test
    void whatTheHostsHaveCountsTogether() {
        Hosts both = Hosts.of(LARGE, WIDE);

        assertEquals(72, both.cores());
        assertEquals(278_528, both.memoryMiB());
    }

    @Test
    void theLargestGuestIsThatOfTheHostThatCanCarryMost() {
        assertEquals(48, Hosts.of(LARGE, WIDE).maxCpuPerVm());
        assertEquals(32, Hosts.of(LARGE).maxCpuPerVm());
    }

    @Test
    void aHypervisorHasAtLeastOneHost() {
        assertThrows(IllegalArgumentException.class, Hosts::of);
    }
}
