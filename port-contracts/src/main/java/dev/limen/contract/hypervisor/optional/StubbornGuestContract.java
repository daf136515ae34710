package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For test beds with a guest that ignores every request to power off. */
public interface StubbornGuestContract extends HypervisorBench {

    /** Defines and starts a guest that ignores every request to power off. */
    void startStubbornGuest(GuestSpec spec);

    @Test
    default void aGuestThatIgnoresTheRequestIsCutOffAfterTheGrace() {
        GuestSpec spec = guests().spec();
        startStubbornGuest(spec);

        hypervisor().stop(spec.uuid(), Duration.ofSeconds(1));

        assertState(GuestState.OFF, spec.uuid());
    }

    @Test
    default void aGuestThatIgnoresTheRequestRunsOnWhileTheGraceLasts() {
        GuestSpec spec = guests().spec();
        startStubbornGuest(spec);

        Background stop = Background.run(() -> hypervisor().stop(spec.uuid(), Duration.ofSeconds(3)));

        assertState(GuestState.RUNNING, spec.uuid());
        assertFalse(stop.hasEnded());
        stop.awaitEnd();
        assertState(GuestState.OFF, spec.uuid());
    }
}
