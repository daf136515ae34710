package dev.limen.contract.vm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads: until it has happened, or until a deadline that only a failure reaches. */
public final class Eventually {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    /** Returns as soon as the condition holds; fails naming {@code what} when it does not within half a minute. */
    public static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not within " + TIMEOUT.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
