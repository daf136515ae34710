package dev.limen.domain.idempotency;

import dev.limen.domain.process.ProcessId;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that bears a key.
 *
 * @param user whose key it is; absent where nobody is signed in
 * @param id stays the same however often the request comes: what it makes can bear it, and be found again
 * @param by the process that carries it out; absent when it was given back
 * @param reply how it was answered; absent until it is
 * @param at when it first came
 */
public record KeyedRequest(
        @Nullable UserId user,
        IdempotencyKey key,
        Fingerprint fingerprint,
        UUID id,
        @Nullable ProcessId by,
        @Nullable Reply reply,
        Instant at) {

    /** The same in the hands of a process. */
    public KeyedRequest takenBy(ProcessId process) {
        return new KeyedRequest(user, key, fingerprint, id, process, reply, at);
    }

    /** The same in nobody's hands. */
    public KeyedRequest released() {
        return new KeyedRequest(user, key, fingerprint, id, null, reply, at);
    }

    /** The same with its reply. */
    public KeyedRequest answered(Reply first) {
        return new KeyedRequest(user, key, fingerprint, id, by, first, at);
    }
}
