package dev.limen.application.reconciliation;

import java.time.Duration;

/** Runs tasks in the background, each on a thread that it may hold up. */
@FunctionalInterface
public interface TaskScheduler {

    /** Runs the task once, after the delay. Answers at once; a task that comes when all is stopping is dropped. */
    void schedule(Runnable task, Duration delay);
}
