package dev.limen.bootstrap.architecture.sample.durationsaremeasuredbythemonotonicclock.application.vm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Takes a clock that is set forward for time that has passed. */
final class StartedVms {

    private final Map<String, Instant> since = new HashMap<>();
    private final InstantSource clock;

    StartedVms(InstantSource clock) {
        this.clock = clock;
    }

    boolean isLate(String vm, Duration deadline) {
        return clock.instant()
                .isAfter(since.computeIfAbsent(vm, begun -> clock.instant()).plus(deadline));
    }
}
