package dev.limen.chaos.breakpoint;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the log how long each reconciliation took, and which calls of ports it made: those of its thread, which it has
 * for itself, from a look at all guests on. What is due more often tells when it has ended.
 */
final class ReconciliationLog {

    private static final Logger LOG = Logger.getLogger(ReconciliationLog.class);
    private static final String FIRST = "Hypervisor.states";
    private static final String SECOND = "Sightings.note";
    private static final String ANOTHER_MATTER = "VmQueries.busy";

    private static final class Reconciliation {

        private final Thread thread = Thread.currentThread();
        private final Map<String, Integer> calls = new TreeMap<>();
        private final long begun = System.nanoTime();
        private long ended;
    }

    /** Others look at all guests too; only a reconciliation notes what it has seen. */
    private final ThreadLocal<@Nullable Reconciliation> candidate = new ThreadLocal<>();

    private @Nullable Reconciliation running;

    synchronized void before(String call) {
        Thread thread = Thread.currentThread();
        if (call.equals(FIRST)) {
            tellIfEnded();
            candidate.set(new Reconciliation());
        } else if (call.equals(SECOND)) {
            running = Objects.requireNonNull(candidate.get(), "notes, but has not looked");
            running.calls.put(FIRST, 1);
        } else if (call.equals(ANOTHER_MATTER)) {
            tellIfEnded();
        }
        if (running != null && running.thread == thread) {
            running.calls.merge(call, 1, Integer::sum);
        }
    }

    synchronized void after() {
        if (running != null && running.thread == Thread.currentThread()) {
            running.ended = System.nanoTime();
        }
    }

    private void tellIfEnded() {
        if (running != null && !running.thread.isAlive()) {
            LOG.infof(
                    "reconciled in %d us with %s",
                    TimeUnit.NANOSECONDS.toMicros(running.ended - running.begun), running.calls);
            running = null;
        }
    }
}
