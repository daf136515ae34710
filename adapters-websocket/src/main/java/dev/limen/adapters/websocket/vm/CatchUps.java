package dev.limen.adapters.websocket.vm;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Catches up one time after the other: however often it is asked for meanwhile, that is one more time. */
final class CatchUps {

    private final Executor executor;
    private final Runnable catchUp;
    private final AtomicInteger wanted = new AtomicInteger();

    /** @param catchUp ends only when it is done or never can be */
    CatchUps(Executor executor, Runnable catchUp) {
        this.executor = executor;
        this.catchUp = catchUp;
    }

    /** What has been missed before this call will have been caught up with. */
    void request() {
        if (wanted.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int answered;
        do {
            answered = wanted.get();
            catchUp.run();
        } while (!wanted.compareAndSet(answered, 0));
    }
}
