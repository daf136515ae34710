package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: many callers at once. */
public interface HypervisorParallelContract extends HypervisorBench {

    @Test
    default void differentGuestsLiveTheirLivesAtTheSameTime() {
        List<GuestSpec> specs = Stream.generate(guests()::spec).limit(4).toList();

        List<Background> lives =
                specs.stream().map(spec -> Background.run(() -> live(spec))).toList();
        lives.forEach(Background::awaitEnd);

        specs.forEach(spec -> assertState(GuestState.OFF, spec.uuid()));
    }

    @Test
    default void manyMayStartTheSameGuestAtOnce() {
        VmUuid uuid = defined();

        fourTimesAtOnce(() -> hypervisor().start(uuid));

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void manyMayStopTheSameGuestAtOnce() {
        VmUuid uuid = running();

        fourTimesAtOnce(() -> hypervisor().stop(uuid, Duration.ZERO));

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void manyMayUndefineTheSameGuestAtOnce() {
        VmUuid uuid = running();

        fourTimesAtOnce(() -> hypervisor().undefine(uuid));

        assertFalse(hypervisor().states().containsKey(uuid));
        assertFalse(diskExists(uuid));
    }

    private void live(GuestSpec spec) {
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());
        if (hypervisor().capabilities().contains(Capability.PAUSE)) {
            hypervisor().pause(spec.uuid());
            hypervisor().resume(spec.uuid());
        }
        hypervisor().stop(spec.uuid(), Duration.ZERO);
        hypervisor().resize(spec.uuid(), TestGuests.size(2, 512));
    }

    private static void fourTimesAtOnce(Runnable call) {
        List<Background> calls =
                IntStream.range(0, 4).mapToObj(n -> Background.run(call)).toList();
        calls.forEach(Background::awaitEnd);
    }
}
