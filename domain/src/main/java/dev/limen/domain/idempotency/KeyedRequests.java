package dev.limen.domain.idempotency;

import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps requests by user and key. Every call belongs inside a unit of work. */
public interface KeyedRequests {

    /** Finds one request and keeps it from other units until this unit ends. */
    Optional<KeyedRequest> find(@Nullable UserId user, IdempotencyKey key);

    /**
     * Adds a request.
     *
     * @throws IdempotencyError.InProgress when there is one of this user and key, as another unit may just have added
     */
    void add(KeyedRequest request);

    /** Saves a request that was found, in place of what was kept. */
    void save(KeyedRequest request);

    /** Removes every request that first came before this moment. */
    void forgetBefore(Instant at);
}
