package dev.limen.application.idempotency;

import dev.limen.application.ApplicationService;
import dev.limen.application.MonotonicClock;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.util.Optional;

/**
 * Releases the requests that this process took and has no lasting reply to, so that any process may carry them out when
 * they come again. {@link IdempotentExecution} does so at once; this retries what could not be released then.
 */
@ApplicationService
public final class ReleaseRequests {

    /**
     * How long it may take until a unit that failed turns out to have committed: a database that dies or is slow to
     * commit still answers others, to whom what it is committing is not there yet.
     */
    private static final Duration UNCERTAIN_COMMIT_TIMEOUT = Duration.ofMinutes(5);

    private final UnitOfWork unitOfWork;
    private final KeyedRequests requests;
    private final RequestsInProgress inProgress;
    private final MonotonicClock clock;

    public ReleaseRequests(
            UnitOfWork unitOfWork, KeyedRequests requests, RequestsInProgress inProgress, MonotonicClock clock) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.inProgress = inProgress;
        this.clock = clock;
    }

    /** To be called again and again, some seconds apart. */
    public void handle() {
        inProgress.abandoned().forEach(this::release);
    }

    /** Releases one request now, or later when that fails. */
    void abandon(KeyedRequest request) {
        Duration now = clock.elapsed();
        inProgress.abandon(request, now);
        release(request, now);
    }

    private void release(KeyedRequest request, Duration abandonedAt) {
        boolean isCertain = clock.since(abandonedAt).compareTo(UNCERTAIN_COMMIT_TIMEOUT) > 0;
        if (unitOfWork.execute(() -> isReleased(request)) || isCertain) {
            inProgress.released(request, abandonedAt);
        }
    }

    /** Whoever takes it meanwhile holds its row, so it is in progress either before this or after. */
    private boolean isReleased(KeyedRequest request) {
        Optional<KeyedRequest> stillHere =
                requests.find(request.user(), request.key()).filter(request::equals);
        if (stillHere.isEmpty() || inProgress.contains(request.id())) {
            return false;
        }
        requests.save(request.released());
        return true;
    }
}
