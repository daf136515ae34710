package dev.limen.contract.vm;

import static dev.limen.contract.vm.Eventually.TIMEOUT;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call made on a thread of its own, because it may not return. */
public final class Background {

    private final CompletableFuture<?> call;

    private Background(CompletableFuture<?> call) {
        this.call = call;
    }

    public static Background run(Runnable call) {
        return new Background(CompletableFuture.runAsync(
                call, task -> Thread.ofVirtual().name("contract").start(task)));
    }

    public boolean hasEnded() {
        return call.isDone();
    }

    /** Waits for the call to return; throws what it threw, and fails when it does not return at all. */
    public void awaitEnd() {
        try {
            call.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The call does not return", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
