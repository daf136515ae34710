package dev.limen.bootstrap.wiring;

import dev.limen.application.change.ForgetChanges;
import dev.limen.bootstrap.config.ChangeLogConfig;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.storage.UnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class ChangeWiring {

    @Produces
    @Singleton
    ForgetChanges forgetChanges(UnitOfWork unitOfWork, ChangeLog log, ChangeLogConfig config, InstantSource clock) {
        return new ForgetChanges(unitOfWork, log, config.retention(), config.maxEntries(), clock);
    }
}
