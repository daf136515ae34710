package dev.limen.domain.idempotency;

/** What can be wrong with a request that bears a key. */
public abstract sealed class IdempotencyError extends RuntimeException {

    private IdempotencyError(String message) {
        super(message);
    }

    /** A key that is none. */
    public static final class Invalid extends IdempotencyError {
        private final String field;
        private final String problem;

        public Invalid(String field, String problem) {
            super(field + " " + problem);
            this.field = field;
            this.problem = problem;
        }

        public String field() {
            return field;
        }

        public String problem() {
            return problem;
        }
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
