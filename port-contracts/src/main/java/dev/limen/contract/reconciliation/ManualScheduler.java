package dev.limen.contract.reconciliation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Runs tasks on the caller's thread, when a test says that it is time. */
public final class ManualScheduler {

    private record Task(Runnable work, Duration due) {}

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Task> later = new PriorityQueue<>(Comparator.comparing(Task::due));
    private Duration now = Duration.ZERO;

    public void schedule(Runnable task, Duration delay) {
        if (delay.isZero()) {
            ready.add(task);
        } else {
            later.add(new Task(task, now.plus(delay)));
        }
    }

    public int ready() {
        return ready.size();
    }

    public boolean isIdle() {
        return ready.isEmpty() && later.isEmpty();
    }

    /** Runs what is ready, and what becomes ready by that. */
    public void runReady() {
        while (!ready.isEmpty()) {
            ready.remove().run();
        }
    }

    /** Lets this much time pass. */
    public void pass(Duration time) {
        runReady();
        Duration until = now.plus(time);
        while (!later.isEmpty() && later.peek().due().compareTo(until) <= 0) {
            Task next = later.remove();
            now = next.due();
            next.work().run();
            runReady();
        }
        now = until;
    }
}
