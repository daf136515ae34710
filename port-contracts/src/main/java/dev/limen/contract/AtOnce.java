package dev.limen.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Does the same many times at once. */
public final class AtOnce {

    private AtOnce() {}

    /** Runs the task with the numbers from 0, waits for all, and answers what the failed ones threw. */
    public static List<Throwable> run(int times, IntConsumer task) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<@Nullable Void>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    task.accept(number);
                    return null;
                }));
            }
            start.countDown();
            return running.stream().flatMap(one -> failure(one).stream()).toList();
        }
    }

    private static List<Throwable> failure(Future<?> one) {
        try {
            one.get();
            return List.of();
        } catch (ExecutionException e) {
            return List.of(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
