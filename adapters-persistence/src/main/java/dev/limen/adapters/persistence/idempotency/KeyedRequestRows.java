package dev.limen.adapters.persistence.idempotency;

import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.user.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code keyed_request}, inside a transaction; whoever finds one keeps it locked until the end. */
@Singleton
class KeyedRequestRows implements PanacheRepositoryBase<KeyedRequestRow, UUID> {

    Optional<KeyedRequestRow> lock(@Nullable UserId user, IdempotencyKey key) {
        return user == null
                ? lock("userId is null and key = ?1", key.value())
                : lock("userId = ?1 and key = ?2", user.value(), key.value());
    }

    private Optional<KeyedRequestRow> lock(String condition, Object... values) {
        return find(condition, values).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }
}
