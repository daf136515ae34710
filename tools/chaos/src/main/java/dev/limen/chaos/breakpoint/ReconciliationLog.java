package dev.limen.chaos.breakpoint;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes into the log how long each reconciliation took, and which calls of ports it made: those of its thread from a look
 * at all domains until it turns to something else.
 */
final class ReconciliationLog {

    private static final Logger LOG = Logger.getLogger(ReconciliationLog.class);
    private static final String THREAD = "upkeep";
    private static final String FIRST = "Hypervisor.states";
    private static final String SECOND = "Sightings.note";
    private static final String ANOTHER_MATTER = "VmQueries.busy";

    private final Map<String, Integer> calls = new TreeMap<>();
    private long begun;
    private long ended;

    private static boolean isElsewhere() {
        return !Thread.currentThread().getName().equals(THREAD);
    }

    void before(String call) {
        if (isElsewhere()) {
            return;
        }
        if (call.equals(FIRST) || call.equals(ANOTHER_MATTER)) {
            tell();
            calls.clear();
            begun = System.nanoTime();
        }
        calls.merge(call, 1, Integer::sum);
    }

    void after() {
        if (!isElsewhere()) {
            ended = System.nanoTime();
        }
    }

    private void tell() {
        if (calls.containsKey(SECOND)) {
            LOG.infof("reconciled in %d us with %s", TimeUnit.NANOSECONDS.toMicros(ended - begun), calls);
        }
    }
}
