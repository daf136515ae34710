package dev.limen.application.audit;

import dev.limen.application.ApplicationService;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.storage.UnitOfWork;
import java.util.List;

/** Adds entries to the trail, all or none; when it returns they are there to stay. */
@ApplicationService
public final class RecordAudit {

    private final UnitOfWork unitOfWork;
    private final AuditTrail trail;

    public RecordAudit(UnitOfWork unitOfWork, AuditTrail trail) {
        this.unitOfWork = unitOfWork;
        this.trail = trail;
    }

    public void handle(List<AuditEntry> entries) {
        unitOfWork.execute(() -> trail.append(entries));
    }
}
