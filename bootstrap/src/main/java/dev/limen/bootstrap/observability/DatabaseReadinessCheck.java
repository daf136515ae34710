package dev.limen.bootstrap.observability;

import dev.limen.application.health.CheckHealth;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The readiness check of the database, which is up when it takes writes. */
@Readiness
@Singleton
final class DatabaseReadinessCheck implements HealthCheck {

    private final CheckHealth checkHealth;

    DatabaseReadinessCheck(CheckHealth checkHealth) {
        this.checkHealth = checkHealth;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(checkHealth.handle().database())
                .build();
    }
}
