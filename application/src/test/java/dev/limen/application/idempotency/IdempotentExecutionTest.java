package dev.limen.application.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.application.idempotency.IdempotentExecution.Outcome;
import dev.limen.contract.AtOnce;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.domain.idempotency.Fingerprint;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.Reply;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdempotentExecutionTest {

    private final Installation limen = new Installation();
    private final IdempotentExecution execution = process(limen.processes);
    private final List<UUID> carriedOut = new ArrayList<>();

    private IdempotentExecution process(FakeProcesses processes) {
        return process(processes, new RequestsInProgress());
    }

    private IdempotentExecution process(FakeProcesses processes, RequestsInProgress inProgress) {
        return new IdempotentExecution(
                limen.storage.unitOfWork(),
                limen.storage.keyedRequests(),
                inProgress,
                release(inProgress),
                processes,
                limen.clock);
    }

    private ReleaseRequests release(RequestsInProgress inProgress) {
        return new ReleaseRequests(
                limen.storage.unitOfWork(), limen.storage.keyedRequests(), inProgress, limen.monotonicClock);
    }

    @Test
    void aRequestIsCarriedOutOnceAndAnsweredTheSameEverAfter() {
        assertEquals(new Reply("made 1"), answer("key", "body"));
        assertEquals(new Reply("made 1"), answer("key", "body"));

        assertEquals(1, carriedOut.size());
    }

    @Test
    void anotherProcessAnswersTheSame() {
        answer("key", "body");

        Reply again = process(new FakeProcesses(limen.processes)).handle(command(null, "key", "body"), this::carryOut);

        assertEquals(new Reply("made 1"), again);
    }

    @Test
    void everyUserHasKeysOfTheirOwn() {
        execution.handle(command(limen.user.id(), "key", "body"), this::carryOut);
        execution.handle(command(limen.stranger.id(), "key", "another body"), this::carryOut);
        answer("key", "body");

        assertEquals(3, carriedOut.size());
    }

    @Test
    void aKeyIsForOneRequestOnly() {
        answer("key", "body");

        assertThrows(IdempotencyError.KeyReused.class, () -> answer("key", "another body"));

        assertEquals(1, carriedOut.size());
    }

    @Test
    void aRequestIsKnownByEveryNameItMayHaveHad() {
        answer("key", "body");
        List<Fingerprint> names = List.of(new Fingerprint("body, called anew"), new Fingerprint("body"));

        Reply again = execution.handle(
                new IdempotentExecution.Command(null, new IdempotencyKey("key"), names), this::carryOut);

        assertEquals(new Reply("made 1"), again);
    }

    @Test
    void aKeyCanBeUsedAnewAfterADay() {
        answer("key", "body");
        limen.now = limen.now.plus(Duration.ofHours(24)).plusMillis(1);

        assertEquals(new Reply("made 2"), answer("key", "another body"));
        assertEquals(new Reply("made 2"), answer("key", "another body"));
    }

    @Test
    void whatIsBeingCarriedOutIsNotCarriedOutASecondTime() {
        execution.handle(command(null, "key", "body"), id -> {
            assertThrows(IdempotencyError.InProgress.class, () -> answer("key", "body"));
            IdempotentExecution other = process(new FakeProcesses(limen.processes));
            assertThrows(
                    IdempotencyError.InProgress.class,
                    () -> other.handle(command(null, "key", "body"), this::carryOut));
            return carryOut(id);
        });

        assertEquals(1, carriedOut.size());
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() {
        List<Throwable> failures = AtOnce.run(20, number -> answer("key", "body"));

        assertEquals(1, carriedOut.size());
        assertEquals(
                failures.size(),
                failures.stream()
                        .filter(IdempotencyError.InProgress.class::isInstance)
                        .count());
    }

    @Test
    void whatDoesNotLastIsTriedAgainUnderTheSameId() {
        Reply first = execution.handle(command(null, "key", "body"), id -> {
            carriedOut.add(id);
            return new Outcome(new Reply("not now"), false);
        });

        assertEquals(new Reply("not now"), first);
        assertEquals(new Reply("made 2"), answer("key", "body"));
        assertEquals(carriedOut.getFirst(), carriedOut.getLast());
    }

    @Test
    void whatFailedIsTriedAgainUnderTheSameId() {
        assertThrows(
                IllegalStateException.class,
                () -> execution.handle(command(null, "key", "body"), id -> {
                    carriedOut.add(id);
                    throw new IllegalStateException("broken");
                }));

        assertEquals(new Reply("made 2"), answer("key", "body"));
        assertEquals(carriedOut.getFirst(), carriedOut.getLast());
    }

    @Test
    void whatAProcessLeftWhenItWasKilledIsCarriedOutAgainUnderTheSameId() {
        FakeProcesses killed = new FakeProcesses(limen.processes);
        process(killed).handle(command(null, "key", "body"), id -> {
            carriedOut.add(id);
            limen.store.disconnect();
            return new Outcome(new Reply("never heard"), true);
        });
        limen.store.reconnect();
        assertThrows(IdempotencyError.InProgress.class, () -> answer("key", "body"));
        killed.leave(killed.self());

        assertEquals(new Reply("made 2"), answer("key", "body"));

        assertEquals(carriedOut.getFirst(), carriedOut.getLast());
    }

    @Test
    void whatOneProcessCouldNotAnswerAnotherMay() {
        execution.handle(command(null, "key", "body"), id -> {
            carriedOut.add(id);
            return new Outcome(new Reply("not now"), false);
        });
        executionFails("other-key");

        assertEquals(new Reply("made 3"), answer(another(), "key"));
        assertEquals(new Reply("made 4"), answer(another(), "other-key"));
        assertEquals(carriedOut.get(0), carriedOut.get(2));
        assertEquals(carriedOut.get(1), carriedOut.get(3));
    }

    private void executionFails(String key) {
        assertThrows(
                IllegalStateException.class,
                () -> execution.handle(command(null, key, "body"), id -> {
                    carriedOut.add(id);
                    throw new IllegalStateException("broken");
                }));
    }

    private IdempotentExecution another() {
        return process(new FakeProcesses(limen.processes));
    }

    private Reply answer(IdempotentExecution process, String key) {
        return process.handle(command(null, key, "body"), this::carryOut);
    }

    @Test
    void whatWasLeftWhileTheDatabaseWasAwayAnotherMayAnswerAfterwards() {
        RequestsInProgress inProgress = new RequestsInProgress();
        ReleaseRequests release = release(inProgress);
        process(limen.processes, inProgress).handle(command(null, "key", "body"), id -> {
            limen.store.disconnect();
            return carryOut(id);
        });
        assertThrows(StorageUnavailable.class, release::handle);
        limen.store.reconnect();
        assertThrows(IdempotencyError.InProgress.class, () -> answer(another(), "key"));

        release.handle();

        assertEquals(new Reply("made 2"), answer(another(), "key"));
        assertEquals(carriedOut.getFirst(), carriedOut.getLast());
    }

    @Test
    void whatWasTakenInACommitThatNobodyHeardOfAnotherMayAnswer() {
        RequestsInProgress inProgress = new RequestsInProgress();
        IdempotentExecution deaf = new IdempotentExecution(
                new Deaf(limen.storage.unitOfWork()),
                limen.storage.keyedRequests(),
                inProgress,
                release(inProgress),
                limen.processes,
                limen.clock);

        assertThrows(StorageUnavailable.class, () -> answer(deaf, "key"));

        assertEquals(new Reply("made 1"), answer(another(), "key"));
    }

    /** The database does what it is told, and is gone before it can say so. */
    private record Deaf(UnitOfWork unitOfWork) implements UnitOfWork {

        @Override
        public <T> T execute(Supplier<T> work) {
            unitOfWork.execute(work);
            throw new StorageUnavailable(new IllegalStateException("gone"));
        }

        @Override
        public void afterCommit(Runnable then) {
            unitOfWork.afterCommit(then);
        }

        @Override
        public boolean answers() {
            return unitOfWork.answers();
        }
    }

    @Test
    void whatWasTakenInACommitThatShowsLateAnotherMayAnswer() {
        RequestsInProgress inProgress = new RequestsInProgress();
        ReleaseRequests release = release(inProgress);
        List<KeyedRequest> late = new ArrayList<>();
        IdempotentExecution one = process(limen.processes, inProgress);
        one.handle(command(null, "key", "body"), id -> {
            limen.storage.unitOfWork().execute(() -> late.addAll(limen.store.inUnit().keyedRequests));
            limen.storage
                    .unitOfWork()
                    .execute(() -> limen.store.inUnit().keyedRequests.clear());
            return new Outcome(new Reply("not now"), false);
        });
        limen.storage
                .unitOfWork()
                .execute(() -> limen.store.inUnit().keyedRequests.addAll(late));
        limen.pass(Duration.ofSeconds(2));

        release.handle();

        assertEquals(new Reply("made 1"), answer(another(), "key"));
    }

    @Test
    void aClockThatIsSetForwardEndsNoWaitForACommitThatShowsLate() {
        RequestsInProgress inProgress = new RequestsInProgress();
        ReleaseRequests release = release(inProgress);
        List<KeyedRequest> late = new ArrayList<>();
        process(limen.processes, inProgress).handle(command(null, "key", "body"), id -> {
            limen.storage.unitOfWork().execute(() -> late.addAll(limen.store.inUnit().keyedRequests));
            limen.storage
                    .unitOfWork()
                    .execute(() -> limen.store.inUnit().keyedRequests.clear());
            return new Outcome(new Reply("not now"), false);
        });
        limen.now = limen.now.plus(Duration.ofMinutes(10));
        release.handle();
        limen.storage
                .unitOfWork()
                .execute(() -> limen.store.inUnit().keyedRequests.addAll(late));

        release.handle();

        assertEquals(new Reply("made 1"), answer(another(), "key"));
    }

    @Test
    void whatCameAgainIsNotGivenBackBeforeItIsAnswered() {
        RequestsInProgress inProgress = new RequestsInProgress();
        ReleaseRequests release = release(inProgress);
        IdempotentExecution one = process(limen.processes, inProgress);
        one.handle(command(null, "key", "body"), id -> {
            limen.store.disconnect();
            return carryOut(id);
        });
        limen.store.reconnect();

        one.handle(command(null, "key", "body"), id -> {
            release.handle();
            assertThrows(IdempotencyError.InProgress.class, () -> answer(another(), "key"));
            return carryOut(id);
        });
        release.handle();

        assertEquals(new Reply("made 2"), answer(another(), "key"));
    }

    @Test
    void aReplyThatCannotBeKeptIsGivenAllTheSame() {
        Reply first = execution.handle(command(null, "key", "body"), id -> {
            limen.store.disconnect();
            return carryOut(id);
        });

        limen.store.reconnect();
        assertEquals(new Reply("made 1"), first);
        assertEquals(new Reply("made 2"), answer("key", "body"));
        assertEquals(carriedOut.getFirst(), carriedOut.getLast());
    }

    @Test
    void differentRequestsHaveDifferentIds() {
        answer("key", "body");
        answer("another-key", "body");

        assertNotEquals(carriedOut.getFirst(), carriedOut.getLast());
    }

    @Test
    void whatIsOldIsForgotten() {
        ForgetRequests forget =
                new ForgetRequests(limen.storage.unitOfWork(), limen.storage.keyedRequests(), limen.clock);
        answer("old", "body");
        limen.now = limen.now.plus(Duration.ofHours(25));
        answer("new", "body");

        forget.handle();

        assertEquals(
                List.of(new IdempotencyKey("new")),
                limen.storage.unitOfWork().execute(() -> limen.store.inUnit().keyedRequests.stream()
                        .map(request -> request.key())
                        .toList()));
    }

    private Reply answer(String key, String body) {
        return execution.handle(command(null, key, body), this::carryOut);
    }

    private synchronized Outcome carryOut(UUID id) {
        carriedOut.add(id);
        return new Outcome(new Reply("made " + carriedOut.size()), true);
    }

    private static IdempotentExecution.Command command(@Nullable UserId user, String key, String body) {
        return new IdempotentExecution.Command(user, new IdempotencyKey(key), List.of(new Fingerprint(body)));
    }
}
