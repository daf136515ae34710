package dev.limen.application.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks one yes-or-no question: never twice at once, at most once a second, and takes silence for a no. */
final class HealthProbe {

    private static final long PATIENCE_MILLIS = 800;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Executor EXECUTOR =
            task -> Thread.ofVirtual().name("health").start(task);

    private final BooleanSupplier question;
    private @Nullable CompletableFuture<Boolean> asked;
    private long askedAt;

    HealthProbe(BooleanSupplier question) {
        this.question = question;
    }

    synchronized CompletableFuture<Boolean> ask() {
        if (asked == null || (asked.isDone() && System.nanoTime() - askedAt > FRESH_NANOS)) {
            asked = CompletableFuture.supplyAsync(question::getAsBoolean, EXECUTOR);
            askedAt = System.nanoTime();
        }
        return asked.copy().completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
