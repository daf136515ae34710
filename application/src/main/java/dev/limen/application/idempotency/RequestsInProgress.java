package dev.limen.application.idempotency;

import dev.limen.application.ApplicationService;
import dev.limen.domain.idempotency.KeyedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests with keys that this process has taken: those in progress, and those that ended without a lasting reply and
 * are still to be released.
 */
@ApplicationService
public final class RequestsInProgress {

    private final Set<UUID> inProgress = ConcurrentHashMap.newKeySet();
    private final Map<KeyedRequest, Duration> abandoned = new ConcurrentHashMap<>();

    /** To be called inside the unit that takes the request. */
    void begin(UUID id) {
        inProgress.add(id);
    }

    boolean contains(UUID id) {
        return inProgress.contains(id);
    }

    /** The request has its reply. */
    void end(KeyedRequest answered) {
        inProgress.remove(answered.id());
    }

    /** The request has no reply, and was perhaps not even taken. */
    void abandon(KeyedRequest request, Duration now) {
        inProgress.remove(request.id());
        abandoned.put(request, now);
    }

    /** Those that are still to be released, and since when by the monotonic clock. */
    Map<KeyedRequest, Duration> abandoned() {
        return Map.copyOf(abandoned);
    }

    void released(KeyedRequest request, Duration abandonedAt) {
        abandoned.remove(request, abandonedAt);
    }
}
