package dev.limen.adapters.persistence.idempotency;

import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.user.UserId;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Requests in the table {@code keyed_request}. */
@Singleton
final class JpaKeyedRequests implements KeyedRequests {

    private final Statements statements = new Statements(deadlock -> new IdempotencyError.InProgress());
    private final Session session;

    JpaKeyedRequests(Session session) {
        this.session = session;
    }

    @Override
    public Optional<KeyedRequest> find(@Nullable UserId user, IdempotencyKey key) {
        return statements.run(() -> lock(user, key)).map(KeyedRequestRow::request);
    }

    private Optional<KeyedRequestRow> lock(@Nullable UserId user, IdempotencyKey key) {
        PanacheQuery<KeyedRequestRow> found = user == null
                ? KeyedRequestRow.find("key = ?1 and userId is null", key.value())
                : KeyedRequestRow.find("key = ?1 and userId = ?2", key.value(), user.value());
        return found.withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }

    @Override
    public void add(KeyedRequest request) {
        write(() -> KeyedRequestRow.of(request).persist());
    }

    @Override
    public void save(KeyedRequest request) {
        write(() -> lock(request.user(), request.key()).ifPresent(row -> replace(row, request)));
    }

    private void replace(KeyedRequestRow row, KeyedRequest request) {
        if (row.id.equals(request.id())) {
            row.copy(request);
        } else {
            row.delete();
            session.flush();
            KeyedRequestRow.of(request).persist();
        }
    }

    @Override
    public void forgetBefore(Instant at) {
        write(() -> KeyedRequestRow.delete("cameAt < ?1", at));
    }

    private void write(Runnable change) {
        statements.write(session, Map.of("keyed_request_unique", IdempotencyError.InProgress::new), change);
    }
}
