package dev.limen.bootstrap.background;

import dev.limen.application.reconciliation.TaskScheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A virtual thread for each task, so that none that is slow holds up another. */
@Singleton
final class BackgroundThreads implements TaskScheduler {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("background-", 0).factory());

    @Override
    public void schedule(Runnable task, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(task);
    }

    /** Takes no more tasks; answers whether those that run have ended in time. */
    boolean stop(Duration timeout) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
