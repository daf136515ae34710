package dev.limen.contract.vm;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For test beds with a guest that ignores every request to power off. */
public interface StubbornGuestContract extends HypervisorBench {

    /** Defines and starts a guest that ignores every request to power off. */
    void startStubbornGuest(DomainSpec spec);

    @Test
    default void aGuestThatIgnoresTheRequestIsCutOffAfterTheGrace() {
        DomainSpec spec = domains().spec();
        startStubbornGuest(spec);

        hypervisor().stop(spec.uuid(), Duration.ofSeconds(1));

        assertState(DomainState.OFF, spec.uuid());
    }

    @Test
    default void aGuestThatIgnoresTheRequestRunsOnWhileTheGraceLasts() {
        DomainSpec spec = domains().spec();
        startStubbornGuest(spec);

        Background stop = Background.run(() -> hypervisor().stop(spec.uuid(), Duration.ofSeconds(3)));

        assertState(DomainState.RUNNING, spec.uuid());
        assertFalse(stop.hasEnded());
        stop.awaitEnd();
        assertState(DomainState.OFF, spec.uuid());
    }
}
