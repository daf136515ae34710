package dev.limen.chaos.breakpoint;

import dev.limen.application.reconciliation.ReconcileVms;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the log how long each reconciliation took, and which calls of ports it made. A reconciliation has a thread for
 * itself, so it has ended when its thread has; the next call of a port, whoever makes it, tells.
 */
final class ReconciliationLog {

    private static final Logger LOG = Logger.getLogger(ReconciliationLog.class);
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final class Reconciliation {

        private final Thread thread = Thread.currentThread();
        private final Map<String, Integer> calls = new TreeMap<>();
        private final long begun = System.nanoTime();
        private long ended;
    }

    private @Nullable Reconciliation running;

    void before(String call) {
        boolean reconciling = STACK.walk(frames -> frames.anyMatch(it -> it.getDeclaringClass() == ReconcileVms.class));
        count(call, reconciling);
    }

    private synchronized void count(String call, boolean reconciling) {
        tellIfEnded();
        if (reconciling) {
            Reconciliation current = running == null ? new Reconciliation() : running;
            running = current;
            current.calls.merge(call, 1, Integer::sum);
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
                    "reconciled in %s us with %s",
                    TimeUnit.NANOSECONDS.toMicros(running.ended - running.begun), running.calls);
            running = null;
        }
    }
}
