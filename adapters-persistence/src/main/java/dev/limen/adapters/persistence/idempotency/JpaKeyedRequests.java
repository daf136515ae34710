package dev.limen.adapters.persistence.idempotency;

import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.user.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests in the table {@code keyed_request}. */
@Singleton
final class JpaKeyedRequests implements KeyedRequests {

    private final Statements statements = new Statements(deadlock -> new IdempotencyError.InProgress());
    private final KeyedRequestRows rows;

    JpaKeyedRequests(KeyedRequestRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<KeyedRequest> find(@Nullable UserId user, IdempotencyKey key) {
        return statements.run(() -> rows.lock(user, key)).map(KeyedRequestRow::request);
    }

    @Override
    public void add(KeyedRequest request) {
        write(() -> rows.persist(KeyedRequestRow.of(request)));
    }

    @Override
    public void save(KeyedRequest request) {
        write(() -> rows.lock(request.user(), request.key()).ifPresent(row -> replace(row, request)));
    }

    private void replace(KeyedRequestRow row, KeyedRequest request) {
        if (row.id.equals(request.id())) {
            row.copy(request);
        } else {
            rows.delete(row);
            rows.flush();
            rows.persist(KeyedRequestRow.of(request));
        }
    }

    @Override
    public void forgetBefore(Instant at) {
        write(() -> rows.delete("cameAt < ?1", at));
    }

    /** Writes at once, and not when the unit commits, because it is here that a refusal can be told. */
    private void write(Runnable change) {
        statements.run(
                () -> {
                    change.run();
                    rows.flush();
                    return true;
                },
                Map.of("keyed_request_unique", IdempotencyError.InProgress::new));
    }
}
