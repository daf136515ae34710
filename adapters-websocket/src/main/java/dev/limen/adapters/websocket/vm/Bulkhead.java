package dev.limen.adapters.websocket.vm;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** A bulkhead: an executor that runs a few tasks at once, so that reading leaves connections to those who write. */
record Bulkhead(Executor executor, Semaphore permits) implements Executor {

    /** Leaves most of a usual pool of database connections to others. */
    private static final int MAX_CONCURRENT = 4;

    Bulkhead(Executor executor) {
        this(executor, new Semaphore(MAX_CONCURRENT));
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> {
            permits.acquireUninterruptibly();
            try {
                task.run();
            } finally {
                permits.release();
            }
        });
    }
}
