package dev.limen.bootstrap.wiring;

import dev.limen.application.health.CheckHealth;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.storage.UnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class HealthWiring {

    @Produces
    @Singleton
    CheckHealth checkHealth(UnitOfWork unitOfWork, Hypervisor hypervisor, InstantSource clock) {
        return new CheckHealth(unitOfWork, hypervisor, clock);
    }
}
