package dev.limen.application.host;

import dev.limen.application.ApplicationService;
import dev.limen.application.MonotonicClock;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.HostMetrics;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest sample of the hosts, as long as it is good. */
@ApplicationService
public final class LatestMetrics {

    static final Duration MAX_AGE = Duration.ofSeconds(15);

    private record Sample(HostCounters counters, HostMetrics metrics, Duration at) {}

    private final MonotonicClock clock;
    private volatile @Nullable Sample latest;

    public LatestMetrics(MonotonicClock clock) {
        this.clock = clock;
    }

    /** For one thread at a time. */
    void add(HostCounters counters) {
        Sample before = latest;
        HostMetrics metrics = HostMetrics.of(counters, before == null ? null : before.counters());
        latest = new Sample(counters, metrics, clock.elapsed());
    }

    Optional<HostMetrics> get() {
        return Optional.ofNullable(latest)
                .filter(sample -> clock.since(sample.at()).compareTo(MAX_AGE) <= 0)
                .map(Sample::metrics);
    }
}
