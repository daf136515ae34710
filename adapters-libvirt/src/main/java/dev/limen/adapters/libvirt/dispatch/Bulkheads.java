package dev.limen.adapters.libvirt.dispatch;

import dev.limen.adapters.libvirt.connection.ConnectionPool;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import java.time.Duration;

/**
 * The bulkheads, apart by what can hang. An emulator that hangs holds up every call that its monitor has to answer, for
 * as long as it hangs; and while libvirt kills it, which takes ten seconds, every look at it.
 *
 * @param lists looks at everything, emulators that are being killed among it
 * @param reads looks at one domain
 * @param operations changes that wait for libvirt only
 * @param guests changes that wait for an emulator's monitor
 * @param cuts ends emulators; what hangs in {@code guests} is freed by it, so it must not queue there
 * @param probes asks whether libvirt answers, and what the host counts
 */
public record Bulkheads(
        Bulkhead lists, Bulkhead reads, Bulkhead operations, Bulkhead guests, Bulkhead cuts, Bulkhead probes) {

    private static final int LIST_THREADS = 2;
    private static final int READ_THREADS = 2;
    private static final int MAX_QUEUED_READS = 256;

    /** libvirtd carries out 20 calls at the same time: guests that hang must not take all of them. */
    private static final int GUEST_THREADS = 8;

    /** Each may be one that kills what hangs; libvirtd has threads in reserve for these. */
    private static final int CUT_THREADS = 8;

    /** The port promises an answer within a second. */
    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(900);

    public static Bulkheads over(ConnectionPool pool, LibvirtSettings settings) {
        GuestLocks locks = new GuestLocks();
        Duration timeout = settings.callTimeout();
        int queued = settings.maxQueuedOperations();
        return new Bulkheads(
                new Bulkhead("list", pool.add(LIST_THREADS), MAX_QUEUED_READS, timeout, locks),
                new Bulkhead("read", pool.add(READ_THREADS), MAX_QUEUED_READS, timeout, locks),
                new Bulkhead("operation", pool.add(settings.parallelOperations()), queued, timeout, locks),
                new Bulkhead("guest", pool.add(GUEST_THREADS), queued, timeout, locks),
                new Bulkhead("cut", pool.add(CUT_THREADS), queued, timeout, locks),
                new Bulkhead("probe", pool.add(1), MAX_QUEUED_READS, PROBE_TIMEOUT, locks));
    }

    public void close() {
        lists.close();
        reads.close();
        operations.close();
        guests.close();
        cuts.close();
        probes.close();
    }
}
