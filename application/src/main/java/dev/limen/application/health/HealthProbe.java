package dev.limen.application.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A health probe: asks one yes-or-no question, never twice at once, and caches the answer for a second. A timeout counts as
 * no.
 */
final class HealthProbe {

    private static final long TIMEOUT_MILLIS = 800;
    private static final long CACHE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Executor EXECUTOR =
            task -> Thread.ofVirtual().name("health").start(task);

    private final BooleanSupplier question;
    private @Nullable CompletableFuture<Boolean> asked;
    private long askedAt;

    HealthProbe(BooleanSupplier question) {
        this.question = question;
    }

    synchronized CompletableFuture<Boolean> ask() {
        if (asked == null || (asked.isDone() && System.nanoTime() - askedAt > CACHE_NANOS)) {
            asked = CompletableFuture.supplyAsync(question::getAsBoolean, EXECUTOR);
            askedAt = System.nanoTime();
        }
        return asked.copy().completeOnTimeout(false, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }
}
