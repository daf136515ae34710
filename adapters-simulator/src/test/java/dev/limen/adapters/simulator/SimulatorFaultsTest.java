package dev.limen.adapters.simulator;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.GuestEvents;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trouble on request. */
class SimulatorFaultsTest {

    private final SimulatedHypervisor simulator = new SimulatedHypervisor(SimulatorBench.inMemory());
    private final SimulatorFaults faults = simulator.faults();
    private final TestGuests guests = new TestGuests();
    private final GuestEvents events = new GuestEvents();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void asManyCallsFailAsWereAskedTo() {
        VmUuid uuid = defined();
        faults.fail(SimulatorCall.START, 2, () -> new HypervisorError.Failed("asked for"));

        assertThrows(HypervisorError.Failed.class, () -> simulator.start(uuid));
        assertThrows(HypervisorError.Failed.class, () -> simulator.start(uuid));
        assertEquals(GuestState.OFF, simulator.state(uuid));
        simulator.start(uuid);

        assertEquals(GuestState.RUNNING, simulator.state(uuid));
    }

    @Test
    void callsFailInTheOrderInWhichTheyWereAskedTo() {
        VmUuid uuid = running();
        faults.fail(SimulatorCall.RESIZE, 1, HypervisorError.NotLive::new);
        faults.fail(SimulatorCall.RESIZE, 1, HypervisorError.Unavailable::new);

        assertThrows(HypervisorError.NotLive.class, () -> simulator.resize(uuid, TestGuests.size(2, 512)));
        assertThrows(HypervisorError.Unavailable.class, () -> simulator.resize(uuid, TestGuests.size(2, 512)));
        assertDoesNotThrow(() -> simulator.resize(uuid, TestGuests.size(2, 512)));
    }

    @Test
    void onlyTheNamedCallFails() {
        faults.fail(SimulatorCall.PAUSE, 1, () -> new HypervisorError.Failed("asked for"));

        assertDoesNotThrow(this::running);
    }

    @Test
    void aLostConnectionFailsEveryCallAndTellsNothing() {
        VmUuid uuid = running();
        simulator.listen(events);

        faults.disconnect();
        faults.powerOff(uuid);

        assertFalse(simulator.answers());
        assertThrows(HypervisorError.Unavailable.class, () -> simulator.state(uuid));
        assertThrows(HypervisorError.Unavailable.class, simulator::states);
        assertThrows(HypervisorError.Unavailable.class, () -> simulator.define(guests.spec()));
        assertThrows(HypervisorError.Unavailable.class, () -> simulator.undefine(uuid));
        assertEquals(List.of(SimulatorBench.HOST), simulator.hosts().all());
        faults.reconnect();
        eventually("the connection is told to be back", () -> !events.heard().isEmpty());
        assertEquals(List.of(new GuestEvent.Resync()), events.heard());
    }

    @Test
    void aConnectionThatIsBackServesAgain() {
        VmUuid uuid = running();
        faults.disconnect();

        faults.reconnect();

        assertTrue(simulator.answers());
        assertEquals(GuestState.RUNNING, simulator.state(uuid));
    }

    @Test
    void aCallThatHangsHoldsUpNoOtherAndGoesOnWhenLetGo() {
        VmUuid uuid = defined();
        VmUuid other = running();
        faults.hang(SimulatorCall.START);

        Background start = Background.run(() -> simulator.start(uuid));
        awaitWaiting(SimulatorCall.START);
        simulator.stop(other, Duration.ZERO);

        assertFalse(start.hasEnded());
        assertFalse(simulator.answers());
        assertEquals(GuestState.OFF, simulator.state(uuid));
        faults.letGo();
        start.awaitEnd();
        assertEquals(GuestState.RUNNING, simulator.state(uuid));
        assertTrue(simulator.answers());
    }

    @Test
    void closingEndsWhatHangsAndRefusesWhatComesLater() {
        VmUuid uuid = defined();
        faults.hang(SimulatorCall.START);
        Background start = Background.run(() -> simulator.start(uuid));
        awaitWaiting(SimulatorCall.START);

        simulator.close();

        assertThrows(HypervisorError.Unavailable.class, start::awaitEnd);
        assertThrows(HypervisorError.Unavailable.class, simulator::states);
        assertFalse(simulator.answers());
    }

    /** One after the other the calls would outlast the timeout of the test many times. */
    @Test
    void delaysOfDifferentGuestsPassAtTheSameTime() {
        faults.delay(SimulatorCall.DEFINE, Duration.ofSeconds(1));

        List<Background> calls = IntStream.range(0, 500)
                .mapToObj(n -> Background.run(() -> simulator.define(guests.spec())))
                .toList();
        calls.forEach(Background::awaitEnd);

        assertEquals(500, simulator.states().size());
    }

    /** A delay for each guest would outlast the timeout of the test. */
    @Test
    void theStatesOfAllAreDelayedOnceHoweverManyThereAre() {
        IntStream.range(0, 1_000).forEach(n -> simulator.define(guests.spec()));
        faults.delay(SimulatorCall.STATE, Duration.ofHours(1));
        faults.delay(SimulatorCall.STATES, Duration.ofMillis(100));

        Background call =
                Background.run(() -> assertEquals(1_000, simulator.states().size()));

        call.awaitEnd();
    }

    @Test
    void aDelayedCallTakesEffectOnlyAfterwards() {
        VmUuid uuid = defined();
        faults.delay(SimulatorCall.START, Duration.ofHours(1));

        Background start = Background.run(() -> simulator.start(uuid));
        awaitWaiting(SimulatorCall.START);

        assertEquals(GuestState.OFF, simulator.state(uuid));
        assertFalse(start.hasEnded());
    }

    @Test
    void theDelayOfTheSettingsCountsForEveryCall() {
        SimulatorSettings slow = new SimulatorSettings(SimulatorBench.HOST, Duration.ofHours(1), null, true);
        try (SimulatedHypervisor delayed = new SimulatedHypervisor(slow)) {
            Background.run(delayed::states);
            Background.run(() -> delayed.undefine(guests.uuid()));

            eventually(
                    "both calls are delayed",
                    () -> delayed.faults().waiting(SimulatorCall.STATES) == 1
                            && delayed.faults().waiting(SimulatorCall.UNDEFINE) == 1);
            assertTrue(delayed.answers());
        }
    }

    @Test
    void aGuestThatPowersItselfOffIsOffAndTold() {
        VmUuid uuid = running();
        simulator.listen(events);

        faults.powerOff(uuid);

        events.awaitEventOf(uuid);
        assertEquals(GuestState.OFF, simulator.state(uuid));
    }

    @Test
    void aGuestThatCrashesIsCrashedAndTold() {
        VmUuid uuid = running();
        simulator.listen(events);

        faults.crash(uuid);

        events.awaitEventOf(uuid);
        assertEquals(GuestState.CRASHED, simulator.state(uuid));
    }

    @Test
    void aGuestThatIsOffCanNeitherCrashNorPowerOff() {
        VmUuid uuid = defined();

        faults.crash(uuid);
        faults.powerOff(uuid);

        assertEquals(GuestState.OFF, simulator.state(uuid));
    }

    @Test
    void aGuestThatVanishesIsMissingAndTold() {
        VmUuid uuid = running();
        simulator.listen(events);

        faults.vanish(uuid);

        events.awaitEventOf(uuid);
        assertThrows(HypervisorError.NoSuchGuest.class, () -> simulator.state(uuid));
        assertFalse(simulator.disks().contains(uuid));
    }

    @Test
    void aGuestThatIsLostIsMissingAndTold() {
        VmUuid uuid = running();
        simulator.listen(events);

        faults.lose(uuid);

        events.awaitEventOf(uuid);
        assertThrows(HypervisorError.NoSuchGuest.class, () -> simulator.state(uuid));
        assertTrue(simulator.disks().contains(uuid));
    }

    @Test
    void whatIsAskedAboutGuestsAndDisksFailsToo() {
        GuestSpec spec = guests.spec();
        faults.fail(SimulatorCall.DESCRIBE, 1, () -> new HypervisorError.Failed("asked for"));
        faults.fail(SimulatorCall.DISKS, 1, () -> new HypervisorError.Failed("asked for"));
        faults.fail(SimulatorCall.REDEFINE, 1, () -> new HypervisorError.Failed("asked for"));

        assertThrows(HypervisorError.Failed.class, () -> simulator.describe(spec.uuid()));
        assertThrows(HypervisorError.Failed.class, simulator::disks);
        assertThrows(HypervisorError.Failed.class, () -> simulator.redefine(spec));
    }

    @Test
    void aGuestThatBeginsToListenDuringTheGraceIsOffAtOnce() {
        VmUuid uuid = running();
        faults.obey(uuid, false);
        Background stop = Background.run(() -> simulator.stop(uuid, Duration.ofHours(1)));

        faults.obey(uuid, true);

        stop.awaitEnd();
        assertEquals(GuestState.OFF, simulator.state(uuid));
    }

    @Test
    void aForcedStopEndsTheGraceOfAnother() {
        VmUuid uuid = running();
        faults.obey(uuid, false);
        Background patient = Background.run(() -> simulator.stop(uuid, Duration.ofHours(1)));

        simulator.stop(uuid, Duration.ZERO);

        patient.awaitEnd();
        assertEquals(GuestState.OFF, simulator.state(uuid));
    }

    @Test
    void guestsIgnoreThePowerButtonWhereTheSettingsSaySo() {
        SimulatorSettings stubborn = new SimulatorSettings(SimulatorBench.HOST, Duration.ZERO, null, false);
        try (SimulatedHypervisor deaf = new SimulatedHypervisor(stubborn)) {
            GuestSpec spec = guests.spec();
            deaf.define(spec);
            deaf.start(spec.uuid());

            Background stop = Background.run(() -> deaf.stop(spec.uuid(), Duration.ofHours(1)));

            assertEquals(GuestState.RUNNING, deaf.state(spec.uuid()));
            deaf.stop(spec.uuid(), Duration.ZERO);
            stop.awaitEnd();
        }
    }

    @Test
    void aCallWithoutEffectTellsNothing() {
        VmUuid uuid = running();
        VmUuid other = defined();
        simulator.listen(events);

        simulator.start(uuid);
        simulator.start(other);

        events.awaitEventOf(other);
        assertEquals(List.of(new GuestEvent.StateChanged(other)), events.heard());
    }

    private void awaitWaiting(SimulatorCall call) {
        eventually("the call has come", () -> faults.waiting(call) == 1);
    }

    private VmUuid defined() {
        GuestSpec spec = guests.spec();
        simulator.define(spec);
        return spec.uuid();
    }

    private VmUuid running() {
        VmUuid uuid = defined();
        simulator.start(uuid);
        return uuid;
    }
}
