package dev.limen.application.idempotency;

import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives back the requests that this process took and has no lasting reply to, so that any process may carry them out when
 * they come again. {@link AnswerOnce} does so at once; what cannot be given back then waits here until it can.
 */
public final class ReleaseRequests {

    /**
     * How long it may take until a unit that failed turns out to have committed: a database that dies or is slow to
     * commit still answers others, to whom what it is committing is not there yet.
     */
    private static final Duration DOUBT = Duration.ofMinutes(5);

    private final UnitOfWork unitOfWork;
    private final KeyedRequests requests;
    private final InstantSource clock;
    private final Set<UUID> inProgress = ConcurrentHashMap.newKeySet();
    private final Map<KeyedRequest, Instant> left = new ConcurrentHashMap<>();

    public ReleaseRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.clock = clock;
    }

    /** To be called again and again, some seconds apart. */
    public void handle() {
        Map.copyOf(left).forEach(this::release);
    }

    /** To be called inside the unit that takes the request. */
    void begin(UUID id) {
        inProgress.add(id);
    }

    boolean isInProgress(UUID id) {
        return inProgress.contains(id);
    }

    /** The request has its reply. */
    void end(KeyedRequest answered) {
        inProgress.remove(answered.id());
    }

    /** The request has no reply, and was perhaps not even taken. It is given back now, or later when that fails. */
    void leave(KeyedRequest request) {
        inProgress.remove(request.id());
        Instant now = clock.instant();
        left.put(request, now);
        release(request, now);
    }

    private void release(KeyedRequest request, Instant since) {
        boolean beyondDoubt = clock.instant().isAfter(since.plus(DOUBT));
        if (unitOfWork.execute(() -> isGivenBack(request)) || beyondDoubt) {
            left.remove(request, since);
        }
    }

    /** Whoever takes it meanwhile holds its row, so it is in progress either before this or after. */
    private boolean isGivenBack(KeyedRequest request) {
        Optional<KeyedRequest> stillHere =
                requests.find(request.user(), request.key()).filter(request::equals);
        if (stillHere.isEmpty() || isInProgress(request.id())) {
            return false;
        }
        requests.save(request.released());
        return true;
    }
}
