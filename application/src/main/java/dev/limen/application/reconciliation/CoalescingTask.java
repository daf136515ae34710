package dev.limen.application.reconciliation;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that runs on request and never overlaps itself: all requests that come while it runs are answered by one more run.
 * When it fails, it is tried again after a while.
 */
public final class CoalescingTask {

    static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(CoalescingTask.class.getName());

    private final String name;
    private final Runnable task;
    private final TaskScheduler scheduler;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean failing;

    public CoalescingTask(String name, Runnable task, TaskScheduler scheduler) {
        this.name = name;
        this.task = task;
        this.scheduler = scheduler;
    }

    public void request() {
        if (requests.getAndIncrement() == 0) {
            scheduler.schedule(this::run, Duration.ZERO);
        }
    }

    private void run() {
        int answered = requests.get();
        try {
            task.run();
            failing = false;
        } catch (RuntimeException e) {
            LOG.log(
                    failing ? Level.DEBUG : Level.WARNING,
                    () -> name + " failed, and is tried again: " + e.getMessage());
            LOG.log(Level.DEBUG, "Cause", e);
            failing = true;
            scheduler.schedule(this::run, RETRY_DELAY);
            return;
        }
        if (requests.addAndGet(-answered) > 0) {
            scheduler.schedule(this::run, Duration.ZERO);
        }
    }
}
