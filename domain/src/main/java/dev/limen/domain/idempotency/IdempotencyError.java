package dev.limen.domain.idempotency;

/** What can be wrong with a request that bears a key. */
public abstract sealed class IdempotencyError extends RuntimeException {

    private IdempotencyError(String message) {
        super(message);
    }

    /** The key belongs to another request. */
    public static final class KeyReused extends IdempotencyError {
        public KeyReused() {
            super("This Idempotency-Key was used for another request: take a new one.");
        }
    }

    /** The same request is being carried out. */
    public static final class InProgress extends IdempotencyError {
        public InProgress() {
            super("A request with this Idempotency-Key is in progress.");
        }
    }
}
