package dev.limen.adapters.libvirt;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets changes of one domain happen one after the other. Whoever waits does so on the caller's thread, so that no
 * thread of a {@link Lane} stands idle; domains do not wait for each other.
 */
final class Turns {

    /** From when it was taken until it is ended, on whichever thread. */
    @FunctionalInterface
    interface Turn {
        void end();
    }

    /** Of calls that wait for nobody, and for which nobody waits. */
    static final Turn NONE = () -> {};

    private final Map<VmUuid, CountDownLatch> taken = new ConcurrentHashMap<>();

    /** @throws HypervisorError.Unavailable when others have not ended theirs in time */
    Turn take(VmUuid uuid, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch other = taken.putIfAbsent(uuid, end);
        while (other != null) {
            await(other, deadline - System.nanoTime());
            other = taken.putIfAbsent(uuid, end);
        }
        return () -> {
            taken.remove(uuid, end);
            end.countDown();
        };
    }

    private static void await(CountDownLatch other, long nanos) {
        try {
            if (!other.await(nanos, TimeUnit.NANOSECONDS)) {
                throw HypervisorError.Unavailable.timeout(new TimeoutException("Another change does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }
}
