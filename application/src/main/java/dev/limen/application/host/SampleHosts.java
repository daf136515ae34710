package dev.limen.application.host;

import dev.limen.application.ApplicationService;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import java.lang.System.Logger.Level;

/** Looks how much of the hosts is in use. A hypervisor that does not tell leaves the sample before, which gets old. */
@ApplicationService
public final class SampleHosts {

    private static final System.Logger LOG = System.getLogger(SampleHosts.class.getName());

    private final Hypervisor hypervisor;
    private final LatestMetrics latest;

    public SampleHosts(Hypervisor hypervisor, LatestMetrics latest) {
        this.hypervisor = hypervisor;
        this.latest = latest;
    }

    public void handle() {
        try {
            latest.add(hypervisor.hostCounters());
        } catch (HypervisorError e) {
            LOG.log(Level.DEBUG, "The host was not sampled", e);
        }
    }
}
