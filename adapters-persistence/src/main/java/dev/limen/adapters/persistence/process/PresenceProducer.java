package dev.limen.adapters.persistence.process;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class PresenceProducer {

    @Produces
    @Singleton
    ProcessPresence presence(AgroalDataSource dataSource) {
        return new ProcessPresence(dataSource);
    }
}
