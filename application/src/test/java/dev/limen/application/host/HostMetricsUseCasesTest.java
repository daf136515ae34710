package dev.limen.application.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.HostError;
import dev.limen.domain.hypervisor.HypervisorError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostMetricsUseCasesTest {

    private final Installation limen = new Installation();
    private final LatestMetrics latest = new LatestMetrics(limen.monotonicClock);
    private final SampleHosts sampleHosts = new SampleHosts(limen.hypervisor, latest);
    private final GetHostMetrics getHostMetrics = new GetHostMetrics(latest);

    private void sample(long busySeconds, long idleSeconds) {
        limen.hypervisor.setCounters(
                new HostCounters(8, Duration.ofSeconds(busySeconds), Duration.ofSeconds(idleSeconds), 100, 40));
        sampleHosts.handle();
    }

    @Test
    void theLatestSampleIsTold() {
        sample(10, 10);
        sample(11, 19);

        assertEquals(10, getHostMetrics.handle().cpuUsage());
        assertEquals(60, getHostMetrics.handle().usedMemory());
    }

    @Test
    void nothingIsToldBeforeTheFirstSample() {
        assertThrows(HostError.MetricsUnavailable.class, getHostMetrics::handle);
    }

    @Test
    void aHypervisorThatIsAwayLeavesTheSampleBeforeUntilItIsTooOld() {
        sample(10, 10);
        limen.hypervisor.fail(Call.HOST_COUNTERS, new HypervisorError.Unavailable());
        sampleHosts.handle();
        limen.pass(LatestMetrics.MAX_AGE);

        assertEquals(50, getHostMetrics.handle().cpuUsage());
        limen.pass(Duration.ofMillis(1));

        assertThrows(HostError.MetricsUnavailable.class, getHostMetrics::handle);
    }
}
