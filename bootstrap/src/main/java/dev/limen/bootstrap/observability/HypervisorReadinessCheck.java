package dev.limen.bootstrap.observability;

import dev.limen.application.health.CheckHealth;
import dev.limen.bootstrap.config.HypervisorConfig;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The readiness check of the hypervisor. */
@Readiness
@Singleton
final class HypervisorReadinessCheck implements HealthCheck {

    private final CheckHealth checkHealth;
    private final HypervisorConfig.Kind kind;

    HypervisorReadinessCheck(CheckHealth checkHealth, HypervisorConfig config) {
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
