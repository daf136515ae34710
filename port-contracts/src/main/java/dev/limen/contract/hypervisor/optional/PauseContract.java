package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For hypervisors that declare {@link dev.limen.domain.hypervisor.Capability#PAUSE}. */
public interface PauseContract extends HypervisorBench {

    @Test
    default void aPausedGuestIsPaused() {
        VmUuid uuid = running();

        hypervisor().pause(uuid);

        assertState(GuestState.PAUSED, uuid);
    }

    @Test
    default void pausingTwiceIsNoError() {
        VmUuid uuid = paused();

        hypervisor().pause(uuid);

        assertState(GuestState.PAUSED, uuid);
    }

    @Test
    default void whatIsOffCannotBePaused() {
        VmUuid uuid = defined();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().pause(uuid));

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aResumedGuestRuns() {
        VmUuid uuid = paused();

        hypervisor().resume(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void resumingTwiceIsNoError() {
        VmUuid uuid = paused();

        hypervisor().resume(uuid);
        hypervisor().resume(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void whatIsOffCannotBeResumed() {
        VmUuid uuid = defined();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().resume(uuid));

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void theStatesOfAllAreToldWithThePaused() {
        VmUuid off = defined();
        VmUuid running = running();
        VmUuid paused = paused();

        Map<VmUuid, GuestState> states = hypervisor().states();

        assertEquals(GuestState.OFF, states.get(off));
        assertEquals(GuestState.RUNNING, states.get(running));
        assertEquals(GuestState.PAUSED, states.get(paused));
    }

    @Test
    default void aPausedGuestCannotBeStarted() {
        VmUuid uuid = paused();

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().start(uuid));

        assertState(GuestState.PAUSED, uuid);
    }

    /** It could not hear the request, so no grace is waited for: this one outlasts the timeout of the test. */
    @Test
    default void aPausedGuestIsCutOffAtOnce() {
        VmUuid uuid = paused();

        Background.run(() -> hypervisor().stop(uuid, Duration.ofHours(1))).awaitEnd();

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aPauseIsTold() {
        VmUuid uuid = running();

        assertTold(uuid, () -> hypervisor().pause(uuid));
    }

    @Test
    default void aResumptionIsTold() {
        VmUuid uuid = paused();

        assertTold(uuid, () -> hypervisor().resume(uuid));
    }

    @Test
    default void whatIsPausedGoesWithItsStorage() {
        VmUuid uuid = paused();

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void aMissingGuestCannotBePaused() {
        assertUnknown(hypervisor()::pause);
    }

    @Test
    default void aMissingGuestCannotBeResumed() {
        assertUnknown(hypervisor()::resume);
    }
}
