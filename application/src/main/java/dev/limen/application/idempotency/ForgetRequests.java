package dev.limen.application.idempotency;

import dev.limen.application.ApplicationService;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.storage.UnitOfWork;
import java.time.InstantSource;

/** Forgets requests whose keys may be used anew. */
@ApplicationService
public final class ForgetRequests {

    private final UnitOfWork unitOfWork;
    private final KeyedRequests requests;
    private final InstantSource clock;

    public ForgetRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.clock = clock;
    }

    public void handle() {
        unitOfWork.execute(() -> requests.forgetBefore(clock.instant().minus(IdempotentExecution.KEY_LIFETIME)));
    }
}
