package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For hypervisors whose host others use too: what they do to guests and disks costs nobody any data. */
public interface SharedHostContract extends SharedHostBench {

    @Test
    default void aGuestIsTheSameWhateverItIsCalled() {
        VmUuid uuid = defined();

        renameGuest(uuid);

        assertState(GuestState.OFF, uuid);
        hypervisor().start(uuid);
        assertState(GuestState.RUNNING, uuid);
        hypervisor().stop(uuid, Duration.ZERO);
        assertState(GuestState.OFF, uuid);
        assertEquals(Set.of(GuestFinding.RENAMED), hypervisor().describe(uuid).findings());
    }

    @Test
    default void aGuestThatWasRenamedAndRunsGoesWithItsStorage() {
        VmUuid uuid = defined();
        renameGuest(uuid);
        hypervisor().start(uuid);

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    default void aChangeOfAGuestThatWasRenamedIsTold() {
        VmUuid uuid = defined();
        renameGuest(uuid);

        assertTold(uuid, () -> hypervisor().start(uuid));
    }

    @Test
    default void aGuestThatWasRenamedIsNotMadeAgainButGetsItsNameBack() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        renameGuest(spec.uuid());

        hypervisor().redefine(spec);

        assertEquals(GuestDescription.of(spec), hypervisor().describe(spec.uuid()));
        assertState(GuestState.OFF, spec.uuid());
    }

    @Test
    default void aGuestThatRunsDoesNotGetItsNameBack() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        renameGuest(spec.uuid());
        hypervisor().start(spec.uuid());

        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().redefine(spec));

        assertState(GuestState.RUNNING, spec.uuid());
    }

    @Test
    default void aSavedGuestIsNotGivenASizeThatItsStartWouldNotHave() {
        VmUuid uuid = saved();

        HypervisorError.Refused refused =
                assertThrows(HypervisorError.Refused.class, () -> hypervisor().resize(uuid, TestGuests.size(2, 512)));

        assertEquals(Refusal.SAVED_STATE, refused.reason());
        hypervisor().start(uuid);
        assertState(GuestState.RUNNING, uuid);
        assertEquals(new HostLoad(1, 256), sizeOf(uuid));
        assertEquals(Set.of(), hypervisor().describe(uuid).findings());
    }

    @Test
    default void aSavedGuestOfThatSizeGoesOn() {
        VmUuid uuid = saved();

        hypervisor().resize(uuid, TestGuests.SMALL);
        hypervisor().start(uuid);

        assertEquals(new HostLoad(1, 256), sizeOf(uuid));
    }

    @Test
    default void whatWasSavedIsNotInTheWayOnceItIsDiscarded() {
        VmUuid uuid = saved();

        hypervisor().discardSavedState(uuid);
        hypervisor().discardSavedState(uuid);

        assertEquals(Set.of(), hypervisor().describe(uuid).findings());
        hypervisor().resize(uuid, TestGuests.size(2, 512));
        hypervisor().start(uuid);
        assertEquals(new HostLoad(2, 512), sizeOf(uuid));
    }

    private VmUuid saved() {
        VmUuid uuid = running();
        saveGuest(uuid);
        assertState(GuestState.OFF, uuid);
        assertEquals(
                Set.of(GuestFinding.SAVED_STATE), hypervisor().describe(uuid).findings());
        return uuid;
    }

    @Test
    default void aGuestWhoseDiskAnotherHasRunsOnAndKeepsIt() {
        VmUuid uuid = running();
        Runnable release = useDiskElsewhere(uuid);

        assertRefused(uuid);

        assertState(GuestState.RUNNING, uuid);
        release.run();
        hypervisor().undefine(uuid);
        assertGone(uuid);
    }

    @Test
    default void aDiskThatLostItsGuestStaysWhileAnotherHasIt() {
        VmUuid uuid = defined();
        Runnable release = useDiskElsewhere(uuid);
        loseGuest(uuid);

        assertRefused(uuid);

        assertTrue(hypervisor().disks().contains(uuid));
        release.run();
        hypervisor().undefine(uuid);
        assertFalse(diskExists(uuid));
    }

    private void assertRefused(VmUuid uuid) {
        HypervisorError.Refused refused =
                assertThrows(HypervisorError.Refused.class, () -> hypervisor().undefine(uuid));
        assertEquals(Refusal.DISK_IN_USE, refused.reason());
        assertTrue(diskExists(uuid));
    }
}
