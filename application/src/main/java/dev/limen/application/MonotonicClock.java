package dev.limen.application;

import java.time.Duration;

/**
 * The monotonic clock of this process: what durations and deadlines of its own work are measured with. The wall clock
 * ({@link java.time.InstantSource}) may be set at any time; it is for what people and other processes read.
 */
@FunctionalInterface
public interface MonotonicClock {

    /** The time since a moment that means nothing outside this process; it never goes back. */
    Duration elapsed();

    /** The time since a moment that this clock told. */
    default Duration since(Duration moment) {
        return elapsed().minus(moment);
    }

    /** The system's. */
    static MonotonicClock system() {
        long start = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - start);
    }
}
