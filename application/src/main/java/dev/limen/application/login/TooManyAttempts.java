package dev.limen.application.login;

import java.time.Duration;

/** Passwords were tried or accounts asked for more often than allowed; this time nothing was looked at. */
public final class TooManyAttempts extends RuntimeException {

    private static final long NANOS = 1_000_000_000;

    private final long seconds;

    /** @param missing how long until it makes sense to come back */
    public TooManyAttempts(Duration missing) {
        this(Math.max(1, missing.plusNanos(NANOS - 1).toSeconds()));
    }

    private TooManyAttempts(long seconds) {
        super("Too many attempts. Please try again in " + seconds + (seconds == 1 ? " second." : " seconds."));
        this.seconds = seconds;
    }

    /** How long until it makes sense to come back: whole seconds, at least one. */
    public long seconds() {
        return seconds;
    }
}
