package dev.limen.bootstrap.runtime;

import dev.limen.application.health.CheckHealth;
import dev.limen.bootstrap.config.HypervisorConfig;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the hypervisor answers; the database has a check of its own. */
@Readiness
@Singleton
final class HypervisorReadiness implements HealthCheck {

    private final CheckHealth checkHealth;
    private final HypervisorConfig.Kind kind;

    HypervisorReadiness(CheckHealth checkHealth, HypervisorConfig config) {
        this.checkHealth = checkHealth;
        this.kind = config.hypervisor();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("hypervisor")
                .status(checkHealth.handle().hypervisor())
                .withData("hypervisor", kind.name().toLowerCase(Locale.ROOT))
                .build();
    }
}
