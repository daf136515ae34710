package dev.limen.adapters.persistence.process;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/** Presences of other processes. */
@Singleton
public class Presences {

    private final AgroalDataSource dataSource;

    Presences(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public ProcessPresence another() {
        return new ProcessPresence(dataSource);
    }
}
