package dev.limen.application.audit;

import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets entries that have been kept long enough; not too many at once, so that it takes no long statement. */
public final class ForgetAudit {

    static final int BATCH_SIZE = 10_000;

    private final UnitOfWork unitOfWork;
    private final AuditTrail trail;
    private final Duration retention;
    private final InstantSource clock;

    public ForgetAudit(UnitOfWork unitOfWork, AuditTrail trail, Duration retention, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.trail = trail;
        this.retention = retention;
        this.clock = clock;
    }

    /** Whether there may be more to forget. */
    public boolean handle() {
        return unitOfWork.execute(() -> trail.forgetBefore(clock.instant().minus(retention), BATCH_SIZE)) == BATCH_SIZE;
    }
}
