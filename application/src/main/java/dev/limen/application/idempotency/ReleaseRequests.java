package dev.limen.application.idempotency;

import dev.limen.application.Undo;
import dev.limen.application.UnitOfWork;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives back the requests that this process took and has no lasting reply to, so that any process may carry them out when
 * they come again. {@link AnswerOnce} does so at once; what cannot be given back then waits here until it can.
 */
public final class ReleaseRequests {

    private final UnitOfWork unitOfWork;
    private final KeyedRequests requests;
    private final Set<UUID> inProgress = ConcurrentHashMap.newKeySet();
    private final Set<KeyedRequest> left = ConcurrentHashMap.newKeySet();

    public ReleaseRequests(UnitOfWork unitOfWork, KeyedRequests requests) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
    }

    /** To be called again and again, some seconds apart. */
    public void handle() {
        List.copyOf(left).forEach(this::release);
    }

    /** To be called inside the unit that takes the request. */
    void begin(UUID id) {
        inProgress.add(id);
    }

    void end(UUID id) {
        inProgress.remove(id);
    }

    boolean isInProgress(UUID id) {
        return inProgress.contains(id);
    }

    /** Gives back one request, which waits its turn here if that fails. */
    void release(KeyedRequest request) {
        left.remove(request);
        Undo.onFailure(undo -> {
            undo.with(failure -> left.add(request));
            unitOfWork.execute(() -> requests.find(request.user(), request.key())
                    .filter(request::equals)
                    .ifPresent(this::giveBack));
            return request;
        });
    }

    /** Whoever takes it meanwhile holds its row, so it is in progress either before this or after. */
    private void giveBack(KeyedRequest request) {
        if (isInProgress(request.id())) {
            left.add(request);
        } else {
            requests.save(request.released());
        }
    }
}
