package dev.limen.application.idempotency;

import dev.limen.application.ApplicationService;
import dev.limen.application.Undo;
import dev.limen.domain.idempotency.Fingerprint;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.idempotency.Reply;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Idempotent execution of requests with keys: a request that was carried out before is not carried out again, and gets
 * the stored reply. One without a lasting reply is carried out again when it comes again, by any process, under the same
 * id.
 */
@ApplicationService
public final class IdempotentExecution {

    private static final System.Logger LOG = System.getLogger(IdempotentExecution.class.getName());

    /** How long a key belongs to its request. */
    static final Duration KEY_LIFETIME = Duration.ofHours(24);

    /**
     * Which request it is.
     *
     * @param fingerprints the one to keep, and those under which it may have been kept before
     */
    public record Command(@Nullable UserId user, IdempotencyKey key, List<Fingerprint> fingerprints) {

        public Command {
            fingerprints = List.copyOf(fingerprints);
        }
    }

    /**
     * What came of carrying it out.
     *
     * @param lasting whether the request shall be answered so from now on; otherwise it may be tried again
     */
    public record Outcome(Reply reply, boolean lasting) {}

    private final UnitOfWork unitOfWork;
    private final KeyedRequests requests;
    private final RequestsInProgress inProgress;
    private final ReleaseRequests releaseRequests;
    private final Processes processes;
    private final InstantSource clock;

    public IdempotentExecution(
            UnitOfWork unitOfWork,
            KeyedRequests requests,
            RequestsInProgress inProgress,
            ReleaseRequests releaseRequests,
            Processes processes,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.inProgress = inProgress;
        this.releaseRequests = releaseRequests;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Answers the request.
     *
     * @param work carries it out, and is given the id of the request
     * @throws IdempotencyError.KeyReused when the key belongs to another request
     * @throws IdempotencyError.InProgress when the request is being carried out
     */
    public Reply handle(Command command, Function<UUID, Outcome> work) {
        KeyedRequest request = claim(command);
        return request.reply() == null ? carryOut(request, work) : request.reply();
    }

    private KeyedRequest claim(Command command) {
        Set<ProcessId> present = processes.present();
        return Undo.onFailure(undo -> unitOfWork.execute(() -> {
            KeyedRequest request = claim(command, present);
            if (request.reply() == null) {
                inProgress.begin(request.id());
                undo.with(failure -> abandon(request));
            }
            return request;
        }));
    }

    private KeyedRequest claim(Command command, Set<ProcessId> present) {
        Instant now = clock.instant();
        Optional<KeyedRequest> known = requests.find(command.user(), command.key());
        if (known.isEmpty()) {
            KeyedRequest fresh = fresh(command, now);
            requests.add(fresh);
            return fresh;
        }
        KeyedRequest request = known.get().at().isBefore(now.minus(KEY_LIFETIME)) ? fresh(command, now) : known.get();
        if (!command.fingerprints().contains(request.fingerprint())) {
            throw new IdempotencyError.KeyReused();
        }
        if (request.reply() != null) {
            return request;
        }
        if (isInProgress(request, present)) {
            throw new IdempotencyError.InProgress();
        }
        KeyedRequest taken = request.takenBy(processes.self());
        requests.save(taken);
        return taken;
    }

    private KeyedRequest fresh(Command command, Instant now) {
        return new KeyedRequest(
                command.user(),
                command.key(),
                command.fingerprints().getFirst(),
                UUID.randomUUID(),
                processes.self(),
                null,
                now);
    }

    private boolean isInProgress(KeyedRequest request, Set<ProcessId> present) {
        @Nullable ProcessId by = request.by();
        return processes.self().equals(by) ? inProgress.contains(request.id()) : by != null && present.contains(by);
    }

    private Reply carryOut(KeyedRequest request, Function<UUID, Outcome> work) {
        boolean kept = false;
        try {
            Outcome outcome = work.apply(request.id());
            kept = outcome.lasting() && isKept(request.answered(outcome.reply()));
            return outcome.reply();
        } finally {
            if (kept) {
                inProgress.end(request);
            } else {
                abandon(request);
            }
        }
    }

    /** What is done is done: a reply that cannot be kept is given all the same. */
    private boolean isKept(KeyedRequest answered) {
        try {
            unitOfWork.execute(() -> requests.save(answered));
            return true;
        } catch (StorageUnavailable forgotten) {
            LOG.log(Level.WARNING, "A reply could not be kept; the request is carried out again if it comes again");
            return false;
        }
    }

    private void abandon(KeyedRequest request) {
        try {
            releaseRequests.abandon(request);
        } catch (StorageUnavailable later) {
            LOG.log(Level.DEBUG, "A request without a reply could not be given back yet", later);
        }
    }
}
