package dev.limen.adapters.libvirt;

import dev.limen.domain.vm.VmUuid;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets changes of one domain happen one after the other. The lock is taken by the caller, so that no
 * thread of a {@link Lane} stands idle; a few unlucky domains share one.
 */
final class Turns {

    private static final int LOCKS = 64;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    void take(VmUuid uuid, Runnable work) {
        Lock lock = locks[Math.floorMod(uuid.hashCode(), LOCKS)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
