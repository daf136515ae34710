package dev.limen.bootstrap.wiring;

import dev.limen.application.idempotency.AnswerOnce;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class IdempotencyWiring {

    @Produces
    @Singleton
    ReleaseRequests releaseRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        return new ReleaseRequests(unitOfWork, requests, clock);
    }

    @Produces
    @Singleton
    AnswerOnce answerOnce(
            UnitOfWork unitOfWork,
            KeyedRequests requests,
            ReleaseRequests inHand,
            Processes processes,
            InstantSource clock) {
        return new AnswerOnce(unitOfWork, requests, inHand, processes, clock);
    }

    @Produces
    @Singleton
    ForgetRequests forgetRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        return new ForgetRequests(unitOfWork, requests, clock);
    }
}
