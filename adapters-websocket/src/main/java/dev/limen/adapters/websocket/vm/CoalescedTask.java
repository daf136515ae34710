package dev.limen.adapters.websocket.vm;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that never runs twice at once: however often it is asked for while it runs, it runs one more time. */
final class CoalescedTask {

    private final Executor executor;
    private final Runnable task;
    private final AtomicInteger wanted = new AtomicInteger();

    CoalescedTask(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /** The task will have begun once more after this call. */
    void request() {
        if (wanted.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int answered;
        do {
            answered = wanted.get();
            task.run();
        } while (!wanted.compareAndSet(answered, 0));
    }
}
