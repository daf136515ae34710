package dev.limen.adapters.persistence.audit;

import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditId;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit}, for reading. */
@Entity
@Table(name = "audit")
class AuditRow {

    @Id
    long id;

    @Nullable
    Long userId;

    @Nullable
    String username;

    String operation;

    @Nullable
    String action;

    @Nullable
    String target;

    int status;

    @Nullable
    String errorCode;

    @Nullable
    String address;

    String requestId;

    Instant at;

    int times;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected AuditRow() {}

    RecordedEntry entry() {
        AuditEntry entry = new AuditEntry(
                new AuditEntry.Who(
                        userId == null ? null : new UserId(userId), username == null ? null : new Username(username)),
                new AuditEntry.What(operation, action, target),
                new AuditEntry.Result(status, errorCode),
                address,
                requestId,
                at,
                times);
        return new RecordedEntry(new AuditId(id), entry);
    }
}
