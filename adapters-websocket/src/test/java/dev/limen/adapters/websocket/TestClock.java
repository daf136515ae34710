package dev.limen.adapters.websocket;

import dev.limen.application.MonotonicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Both clocks; they stand still until told otherwise. */
public final class TestClock implements InstantSource, MonotonicClock {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicReference<Duration> elapsed = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public Duration elapsed() {
        return elapsed.get();
    }

    /** Time passes. */
    public void advance(Duration by) {
        elapsed.updateAndGet(time -> time.plus(by));
        step(by);
    }

    /** Somebody sets the wall clock. */
    public void step(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}
