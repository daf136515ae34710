package dev.limen.application.host;

import dev.limen.application.ApplicationService;
import dev.limen.domain.host.HostError;
import dev.limen.domain.host.HostMetrics;

/** Tells how much of the hosts is in use, as last sampled; asks nobody. */
@ApplicationService
public final class GetHostMetrics {

    private final LatestMetrics latest;

    public GetHostMetrics(LatestMetrics latest) {
        this.latest = latest;
    }

    /**
     * The latest sample.
     *
     * @throws HostError.MetricsUnavailable when the hypervisor has not told lately
     */
    public HostMetrics handle() {
        return latest.get().orElseThrow(HostError.MetricsUnavailable::new);
    }
}
