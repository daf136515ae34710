package dev.limen.bootstrap.wiring;

import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.IdempotentExecution;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.idempotency.RequestsInProgress;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class IdempotencyWiring {

    @Produces
    @Singleton
    RequestsInProgress requestsInProgress() {
        return new RequestsInProgress();
    }

    @Produces
    @Singleton
    ReleaseRequests releaseRequests(
            UnitOfWork unitOfWork, KeyedRequests requests, RequestsInProgress inProgress, InstantSource clock) {
        return new ReleaseRequests(unitOfWork, requests, inProgress, clock);
    }

    @Produces
    @Singleton
    IdempotentExecution idempotentExecution(
            UnitOfWork unitOfWork,
            KeyedRequests requests,
            RequestsInProgress inProgress,
            ReleaseRequests releaseRequests,
            Processes processes,
            InstantSource clock) {
        return new IdempotentExecution(unitOfWork, requests, inProgress, releaseRequests, processes, clock);
    }

    @Produces
    @Singleton
    ForgetRequests forgetRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        return new ForgetRequests(unitOfWork, requests, clock);
    }
}
