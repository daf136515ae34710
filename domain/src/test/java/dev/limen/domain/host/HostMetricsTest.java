package dev.limen.domain.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostMetricsTest {

    private static HostCounters counters(long busySeconds, long idleSeconds) {
        return new HostCounters(4, Duration.ofSeconds(busySeconds), Duration.ofSeconds(idleSeconds), 1_000, 250);
    }

    @Test
    void usageIsThatBetweenTwoReadings() {
        assertEquals(
                new HostMetrics(25, 1_000, 750, 250, 4),
                HostMetrics.of(counters(1_001, 1_003), counters(1_000, 1_000)));
    }

    @Test
    void theFirstReadingTellsOfAllTheTime() {
        assertEquals(50, HostMetrics.of(counters(1_000, 1_000), null).cpuUsage());
    }

    @Test
    void hostsThatCountAnewAreNotComparedWithBefore() {
        assertEquals(50, HostMetrics.of(counters(1, 1), counters(1_000, 1_000)).cpuUsage());
    }

    @Test
    void noTimeIsNoUsage() {
        assertEquals(0, HostMetrics.of(counters(7, 7), counters(7, 7)).cpuUsage());
    }
}
