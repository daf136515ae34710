package dev.limen.domain.quota;

/** What can be wrong with a request about quotas, or with one that a quota forbids. */
public abstract sealed class QuotaError extends RuntimeException {

    private QuotaError(String message) {
        super(message);
    }

    /** The quota has no room for what is requested. */
    public static final class Exceeded extends QuotaError {
        public Exceeded(String dimension, long current, long requested, long limit) {
            super("quota exceeded for " + dimension + ": current " + current + " + requested " + requested + " > limit "
                    + limit);
        }
    }
}
