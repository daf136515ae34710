package dev.limen.contract.idempotency;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps requests in memory. */
public final class InMemoryKeyedRequests implements KeyedRequests {

    private final InMemoryStore store;

    public InMemoryKeyedRequests(InMemoryStore store) {
        this.store = store;
    }

    private List<KeyedRequest> requests() {
        return store.inUnit().keyedRequests;
    }

    @Override
    public Optional<KeyedRequest> find(@Nullable UserId user, IdempotencyKey key) {
        return requests().stream()
                .filter(it -> Objects.equals(it.user(), user) && it.key().equals(key))
                .findFirst();
    }

    @Override
    public void add(KeyedRequest request) {
        if (find(request.user(), request.key()).isPresent()) {
            throw new IdempotencyError.InProgress();
        }
        requests().add(request);
    }

    @Override
    public void save(KeyedRequest request) {
        requests()
                .removeIf(it ->
                        Objects.equals(it.user(), request.user()) && it.key().equals(request.key()));
        requests().add(request);
    }

    @Override
    public void forgetBefore(Instant at) {
        requests().removeIf(it -> it.at().isBefore(at));
    }
}
