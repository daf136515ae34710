package dev.limen.adapters.libvirt.dispatch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuestLocksTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final VmUuid uuid = VmUuid.random();
    private final GuestLocks locks = new GuestLocks();

    @Test
    void aLockIsWaitedFor() {
        GuestLocks.Held first = locks.acquire(uuid, LONG);
        Background second = Background.run(() -> locks.acquire(uuid, LONG));
        assertFalse(second.hasEnded());

        first.release();

        second.awaitEnd();
        assertThrows(HypervisorError.Unavailable.class, () -> locks.acquire(uuid, Duration.ofMillis(1)));
    }

    /** However many hold one: more than any fixed number of locks could keep apart. */
    @Test
    void noGuestWaitsForAnother() {
        List<GuestLocks.Held> held = IntStream.range(0, 1_000)
                .mapToObj(n -> locks.acquire(VmUuid.random(), Duration.ZERO))
                .toList();

        held.forEach(GuestLocks.Held::release);
    }

    @Test
    void aLockThatIsNotReleasedIsATimeout() {
        locks.acquire(uuid, LONG);

        HypervisorError late =
                assertThrows(HypervisorError.Unavailable.class, () -> locks.acquire(uuid, Duration.ofMillis(10)));

        assertTrue(String.valueOf(late.getMessage()).contains("timeout"));
    }

    @Test
    void oneAtATimeHoldsTheLock() {
        List<Integer> counted = new ArrayList<>();

        List<Background> counters = IntStream.range(0, 100)
                .mapToObj(n -> Background.run(() -> {
                    GuestLocks.Held lock = locks.acquire(uuid, LONG);
                    counted.add(counted.size());
                    lock.release();
                }))
                .toList();
        counters.forEach(Background::awaitEnd);

        assertTrue(counted.equals(IntStream.range(0, 100).boxed().toList()));
    }

    @Test
    void releasingTwiceReleasesNobodyElsesLock() {
        GuestLocks.Held first = locks.acquire(uuid, LONG);
        first.release();
        locks.acquire(uuid, LONG);

        assertDoesNotThrow(first::release);

        assertThrows(HypervisorError.Unavailable.class, () -> locks.acquire(uuid, Duration.ofMillis(1)));
    }
}
