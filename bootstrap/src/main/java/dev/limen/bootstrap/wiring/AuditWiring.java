package dev.limen.bootstrap.wiring;

import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.audit.ListAudit;
import dev.limen.application.audit.RecordAudit;
import dev.limen.bootstrap.config.AuditConfig;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.storage.UnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class AuditWiring {

    @Produces
    @Singleton
    RecordAudit recordAudit(UnitOfWork unitOfWork, AuditTrail trail) {
        return new RecordAudit(unitOfWork, trail);
    }

    @Produces
    @Singleton
    ListAudit listAudit(AuditQueries queries) {
        return new ListAudit(queries);
    }

    @Produces
    @Singleton
    ForgetAudit forgetAudit(UnitOfWork unitOfWork, AuditTrail trail, AuditConfig config, InstantSource clock) {
        return new ForgetAudit(unitOfWork, trail, config.auditRetention(), clock);
    }
}
