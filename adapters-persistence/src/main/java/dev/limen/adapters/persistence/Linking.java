package dev.limen.adapters.persistence;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class Linking {

    @Produces
    @Singleton
    ServerLink link(AgroalDataSource dataSource) {
        return new ServerLink(dataSource);
    }

    /** Late, when whoever wants to hear something listens. */
    void start(@Observes @Priority(10_000) StartupEvent event, ServerLink link) {
        link.start();
    }

    void close(@Disposes ServerLink link) {
        link.close();
    }
}
