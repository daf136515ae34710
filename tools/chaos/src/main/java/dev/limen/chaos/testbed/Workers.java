package dev.limen.chaos.testbed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Some threads that do the same at once; a failure of one of them is a failure of the trial. */
public final class Workers implements AutoCloseable {

    private static final Duration JOIN_TIMEOUT = Duration.ofMinutes(30);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> tasks = new ArrayList<>();

    /** Each of so many members gets its number, from 0. */
    public static Workers of(int members, IntConsumer task) {
        Workers workers = new Workers();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < members; i++) {
            int number = i;
            workers.tasks.add(workers.threads.submit(() -> {
                start.await();
                task.accept(number);
                return true;
            }));
        }
        start.countDown();
        return workers;
    }

    /** Shares out so many pieces of work, numbered from 0, and waits until all are done. */
    public static void share(int members, int pieces, IntConsumer work) {
        try (Workers workers = of(members, member -> {
            for (int piece = member; piece < pieces; piece += members) {
                work.accept(piece);
            }
        })) {
            workers.join();
        }
    }

    public void join() {
        for (Future<?> task : tasks) {
            try {
                task.get(JOIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
