package dev.limen.adapters.persistence.idempotency;

import dev.limen.domain.idempotency.Fingerprint;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.Reply;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.user.UserId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code keyed_request}. */
@Entity
@Table(name = "keyed_request")
class KeyedRequestRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Nullable
    Long userId;

    String key;

    String fingerprint;

    @Nullable
    Integer process;

    @Nullable
    String reply;

    Instant cameAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected KeyedRequestRow() {}

    static KeyedRequestRow of(KeyedRequest request) {
        KeyedRequestRow row = new KeyedRequestRow();
        row.id = request.id();
        row.userId = request.user() == null ? null : request.user().value();
        row.key = request.key().value();
        row.fingerprint = request.fingerprint().value();
        row.cameAt = request.at();
        row.copy(request);
        return row;
    }

    /** Takes over what may change of a request. */
    void copy(KeyedRequest request) {
        process = request.by() == null ? null : request.by().value();
        reply = request.reply() == null ? null : request.reply().value();
    }

    KeyedRequest request() {
        return new KeyedRequest(
                userId == null ? null : new UserId(userId),
                new IdempotencyKey(key),
                new Fingerprint(fingerprint),
                id,
                process == null ? null : new ProcessId(process),
                reply == null ? null : new Reply(reply),
                cameAt);
    }
}
