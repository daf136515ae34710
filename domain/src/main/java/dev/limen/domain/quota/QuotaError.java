package dev.limen.domain.quota;

/** What can be wrong with a request about quotas, or with one that a quota forbids. */
public abstract sealed class QuotaError extends RuntimeException {

    private QuotaError(String message) {
        super(message);
    }

    /** A value outside its range. */
    public static final class Invalid extends QuotaError {
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

    /** The quota has no room for what is requested. */
    public static final class Exceeded extends QuotaError {
        public Exceeded(String dimension, long current, long requested, long limit) {
            super("quota exceeded for " + dimension + ": current " + current + " + requested " + requested + " > limit "
                    + limit);
        }
    }
}
