package dev.limen.adapters.libvirt.dispatch;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A keyed lock: changes of one guest happen one after the other, and guests do not wait for each other. Whoever waits
 * does so on the caller's thread, so that no thread of a {@link Bulkhead} stands idle; the call ends on another, so the
 * locks of the JDK will not do.
 */
final class GuestLocks {

    /** A guest's lock, held until it is released, on whichever thread. Releasing it twice is no error. */
    @FunctionalInterface
    interface Held {
        void release();
    }

    /** For calls that need no lock. */
    static final Held NONE = () -> {};

    private final Map<VmUuid, CountDownLatch> held = new ConcurrentHashMap<>();

    /** @throws HypervisorError.Unavailable when others do not release it in time */
    Held acquire(VmUuid uuid, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch others = held.putIfAbsent(uuid, mine);
        while (others != null) {
            await(others, deadline - System.nanoTime());
            others = held.putIfAbsent(uuid, mine);
        }
        return () -> {
            held.remove(uuid, mine);
            mine.countDown();
        };
    }

    private static void await(CountDownLatch others, long nanos) {
        try {
            if (!others.await(nanos, TimeUnit.NANOSECONDS)) {
                throw HypervisorError.Unavailable.timeout(new TimeoutException("Another change does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }
}
