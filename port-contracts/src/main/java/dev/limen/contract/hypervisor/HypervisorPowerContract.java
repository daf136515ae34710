package dev.limen.contract.hypervisor;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: on and off. */
public interface HypervisorPowerContract extends HypervisorBench {

    Duration SHORT_GRACE = Duration.ofMillis(300);

    @Test
    default void aStartedGuestRuns() {
        VmUuid uuid = defined();

        hypervisor().start(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void startingTwiceIsNoError() {
        VmUuid uuid = running();

        hypervisor().start(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void aGuestStoppedGracefullyIsOffWhateverItDoes() {
        VmUuid uuid = running();

        hypervisor().stop(uuid, SHORT_GRACE);

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aGuestStoppedByForceIsOff() {
        VmUuid uuid = running();

        hypervisor().stop(uuid, Duration.ZERO);

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void stoppingTwiceIsNoError() {
        VmUuid uuid = running();

        hypervisor().stop(uuid, Duration.ZERO);
        hypervisor().stop(uuid, Duration.ZERO);
        hypervisor().stop(uuid, SHORT_GRACE);

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aGuestThatNeverRanCanBeStopped() {
        VmUuid uuid = defined();

        hypervisor().stop(uuid, SHORT_GRACE);

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aStoppedGuestKeepsItsDiskAndStartsAgain() {
        VmUuid uuid = running();
        hypervisor().stop(uuid, Duration.ZERO);

        hypervisor().start(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void aGuestStoppedWithAGraceStartsAgain() {
        VmUuid uuid = running();

        hypervisor().stop(uuid, SHORT_GRACE);
        hypervisor().start(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void aGuestThatEndedByItselfCanBeStartedAgain() {
        VmUuid uuid = running();
        endGuestFromOutside(uuid);
        awaitEnd(uuid);

        hypervisor().start(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void stoppingAGuestThatEndedByItselfIsNoError() {
        VmUuid uuid = running();
        endGuestFromOutside(uuid);
        awaitEnd(uuid);

        hypervisor().stop(uuid, SHORT_GRACE);

        awaitEnd(uuid);
    }
}
