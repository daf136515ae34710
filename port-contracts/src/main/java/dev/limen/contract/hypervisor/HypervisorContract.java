package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.host.Host;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.limen.domain.hypervisor.Hypervisor} does. Test beds that have a guest which obeys or ignores a request
 * to power off add {@link ObedientGuestContract} or {@link StubbornGuestContract}.
 */
public interface HypervisorContract
        extends HypervisorDefineContract,
                HypervisorPowerContract,
                HypervisorPauseContract,
                HypervisorResizeContract,
                HypervisorUndefineContract,
                HypervisorStatesContract,
                HypervisorEventsContract,
                HypervisorLossContract,
                HypervisorMissingGuestContract,
                HypervisorParallelContract {

    @Test
    default void theHostTellsWhatItHas() {
        Host host = hypervisor().host();

        assertFalse(host.hypervisor().isBlank());
        assertTrue(host.cores() >= 1);
        assertTrue(host.memoryMiB() >= 1);
        assertTrue(host.maxCpuPerVm() >= 1);
    }

    @Test
    default void aHypervisorThatIsThereAnswers() {
        assertTrue(hypervisor().answers());
    }
}
