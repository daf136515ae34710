package dev.limen.adapters.libvirt;

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

class TurnsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final VmUuid uuid = VmUuid.random();
    private final Turns turns = new Turns();

    @Test
    void aTurnIsWaitedFor() {
        Turns.Turn first = turns.take(uuid, LONG);
        Background second = Background.run(() -> turns.take(uuid, LONG));
        assertFalse(second.hasEnded());

        first.end();

        second.awaitEnd();
        assertThrows(HypervisorError.Unavailable.class, () -> turns.take(uuid, Duration.ofMillis(1)));
    }

    /** However many hold one: more than any fixed number of locks could keep apart. */
    @Test
    void noDomainWaitsForAnother() {
        List<Turns.Turn> held = IntStream.range(0, 1_000)
                .mapToObj(n -> turns.take(VmUuid.random(), Duration.ZERO))
                .toList();

        held.forEach(Turns.Turn::end);
    }

    @Test
    void aTurnThatDoesNotComeIsATimeout() {
        turns.take(uuid, LONG);

        HypervisorError late =
                assertThrows(HypervisorError.Unavailable.class, () -> turns.take(uuid, Duration.ofMillis(10)));

        assertTrue(String.valueOf(late.getMessage()).contains("timeout"));
    }

    @Test
    void oneAtATimeHasTheTurn() {
        List<Integer> counted = new ArrayList<>();

        List<Background> counters = IntStream.range(0, 100)
                .mapToObj(n -> Background.run(() -> {
                    Turns.Turn turn = turns.take(uuid, LONG);
                    counted.add(counted.size());
                    turn.end();
                }))
                .toList();
        counters.forEach(Background::awaitEnd);

        assertTrue(counted.equals(IntStream.range(0, 100).boxed().toList()));
    }

    @Test
    void endingTwiceTakesNobodyElsesTurn() {
        Turns.Turn first = turns.take(uuid, LONG);
        first.end();
        turns.take(uuid, LONG);

        assertDoesNotThrow(first::end);

        assertThrows(HypervisorError.Unavailable.class, () -> turns.take(uuid, Duration.ofMillis(1)));
    }
}
