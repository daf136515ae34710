package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.optional.NoPauseContract;
import dev.limen.contract.hypervisor.optional.NoScreenContract;
import dev.limen.contract.hypervisor.optional.ObedientGuestContract;
import dev.limen.contract.hypervisor.optional.PauseContract;
import dev.limen.contract.hypervisor.optional.ScreenContract;
import dev.limen.contract.hypervisor.optional.StubbornGuestContract;
import dev.limen.domain.host.Host;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.Hosts;
import dev.limen.domain.hypervisor.Capability;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.limen.domain.hypervisor.Hypervisor} does. Those that declare {@link Capability#PAUSE} add
 * {@link PauseContract}, the others {@link NoPauseContract}; likewise {@link Capability#SCREEN} and {@link
 * ScreenContract}, {@link NoScreenContract}. Test beds that have a guest which obeys or ignores a request
 * to power off add {@link ObedientGuestContract} or {@link StubbornGuestContract}.
 */
public interface HypervisorContract
        extends HypervisorDefineContract,
                HypervisorPowerContract,
                HypervisorResizeContract,
                HypervisorUndefineContract,
                HypervisorStatesContract,
                HypervisorEventsContract,
                HypervisorLossContract,
                HypervisorMissingGuestContract,
                HypervisorParallelContract {

    @Test
    default void theHostsTellWhatTheyHave() {
        for (Host host : hypervisor().hosts().all()) {
            assertFalse(host.name().isBlank());
            assertFalse(host.hypervisor().isBlank());
            assertTrue(host.cores() >= 1);
            assertTrue(host.memoryMiB() >= 1);
            assertTrue(host.maxCpuPerVm() >= 1);
        }
    }

    @Test
    default void noTwoHostsBearTheSameName() {
        Hosts hosts = hypervisor().hosts();

        assertEquals(
                hosts.all().size(),
                hosts.all().stream().map(Host::name).collect(Collectors.toSet()).size());
    }

    @Test
    default void whatTheHostsCountIsOfAllThatTheyHave() {
        HostCounters counters = hypervisor().hostCounters();

        assertEquals(hypervisor().hosts().cores(), counters.cores());
        assertEquals(hypervisor().hosts().memoryMiB(), counters.totalMemory() >> 20);
        assertTrue(counters.freeMemory() >= 0, counters::toString);
        assertTrue(counters.freeMemory() <= counters.totalMemory(), counters::toString);
        assertFalse(counters.busy().isNegative(), counters::toString);
        assertFalse(counters.idle().isNegative(), counters::toString);
    }

    @Test
    default void theHostsNeverCountDown() {
        HostCounters before = hypervisor().hostCounters();
        HostCounters after = hypervisor().hostCounters();

        assertTrue(after.busy().compareTo(before.busy()) >= 0, () -> before + " " + after);
        assertTrue(after.idle().compareTo(before.idle()) >= 0, () -> before + " " + after);
    }

    /** Else nobody would notice that a hypervisor can more or less than it says. */
    @Test
    default void theContractsOfWhatIsDeclaredAreMixedIn() {
        boolean pauses = hypervisor().capabilities().contains(Capability.PAUSE);

        assertEquals(pauses, this instanceof PauseContract);
        assertEquals(!pauses, this instanceof NoPauseContract);

        boolean shows = hypervisor().capabilities().contains(Capability.SCREEN);

        assertEquals(shows, this instanceof ScreenContract);
        assertEquals(!shows, this instanceof NoScreenContract);
    }

    @Test
    default void whoIsOnTheNetworkCanAlwaysBeAsked() {
        running();

        assertDoesNotThrow(() -> hypervisor().neighbours());
    }

    @Test
    default void aHypervisorThatIsThereAnswers() {
        assertTrue(hypervisor().answers());
    }
}
