package dev.limen.application.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.reconciliation.FindDrift.Deviation;
import dev.limen.application.reconciliation.FindDrift.StrayGuest;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.change.Change;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where database and hypervisor tell different stories, and what an administrator can do about it. */
class DriftTest {

    private final Installation limen = new Installation();
    private final FindDrift findDrift = limen.findDrift();
    private final AdoptGuest adoptGuest = limen.adoptGuest();
    private final RemoveStray removeStray =
            new RemoveStray(limen.storage.unitOfWork(), limen.storage.vms(), limen.hypervisor);
    private final RemoveLeftovers removeLeftovers = new RemoveLeftovers(limen.storage.vmQueries(), limen.hypervisor);

    private FindDrift.Result drift() {
        return findDrift.handle(limen.admin);
    }

    private GuestSpec strayGuest(GuestState state) {
        GuestSpec stray = new GuestSpec(
                VmUuid.random(),
                new VmName("stray"),
                VmBuilder.size(2, 512, 5),
                BootOrder.HD_CDROM,
                MacAddress.random());
        limen.hypervisor.define(stray);
        limen.hypervisor.put(stray.uuid(), state);
        return stray;
    }

    private VmUuid strayDisk() {
        VmUuid uuid = strayGuest(GuestState.OFF).uuid();
        limen.hypervisor.forget(uuid);
        return uuid;
    }

    @Test
    void whereEverythingMatchesThereIsNoDrift() {
        limen.vm(VmStatus.RUNNING);
        limen.vm(VmStatus.STOPPED);

        FindDrift.Result drift = drift();

        assertEquals(List.of(), drift.guests());
        assertEquals(List.of(), drift.disks());
        assertEquals(List.of(), drift.vms());
    }

    @Test
    void onlyAdministratorsAreShownDriftAndMendIt() {
        VmUuid stray = strayGuest(GuestState.OFF).uuid();

        assertThrows(UserError.NotAdmin.class, () -> findDrift.handle(limen.user));
        assertThrows(
                UserError.NotAdmin.class,
                () -> adoptGuest.handle(new AdoptGuest.Command(stray, limen.user.id(), null), limen.user));
        assertThrows(UserError.NotAdmin.class, () -> removeStray.handle(stray, limen.user));

        assertTrue(limen.hypervisor.knows(stray));
    }

    @Test
    void domainsAndDisksWithoutAVmAreShown() {
        GuestSpec guest = strayGuest(GuestState.PAUSED);
        VmUuid disk = strayDisk();

        assertEquals(List.of(new StrayGuest(guest, GuestState.PAUSED)), drift().guests());
        assertEquals(List.of(disk), drift().disks());
    }

    @Test
    void whatBelongsToAnotherInstallationIsNotShown() {
        strayGuest(GuestState.RUNNING);
        limen.hypervisor.fail(Call.DESCRIBE, new HypervisorError.NoSuchGuest(VmUuid.random()));

        assertEquals(List.of(), drift().guests());
    }

    @Test
    void whatIsLeftOfARemovedVmIsNotDriftButRemoved() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        VmView diskOnly = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.forget(diskOnly.uuid());
        limen.outcomes.recordRemoved(vm);
        limen.outcomes.recordRemoved(diskOnly);
        VmUuid stray = strayGuest(GuestState.OFF).uuid();
        assertEquals(1, drift().guests().size());
        assertEquals(List.of(), drift().disks());

        removeLeftovers.handle();

        assertFalse(limen.hypervisor.knows(vm.uuid()));
        assertTrue(limen.hypervisor.disk(diskOnly.uuid()).isEmpty());
        assertTrue(limen.hypervisor.knows(stray));
    }

    @Test
    void aVmWhoseDomainIsGoneIsShownWithWhenItWasLastSeen() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.reconcileVms().handle();
        limen.hypervisor.forget(vm.uuid());

        assertEquals(
                List.of(new Deviation(vm, null, new Sighting(GuestState.RUNNING, Installation.NOW), null)),
                drift().vms());
    }

    @Test
    void aVmThatIsNotWhatWasAskedForIsShown() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.OFF);
        limen.observeVm().handle(vm.uuid());

        GuestDescription guest = GuestDescription.of(GuestSpec.of(vm));
        assertEquals(List.of(new Deviation(limen.saved(vm), GuestState.OFF, null, guest)), drift().vms());
        assertEquals(VmStatus.RUNNING, drift().vms().getFirst().vm().desired());
    }

    @Test
    void aVmWhoseDomainWasRenamedIsShownAndGetsTheNameBack() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.find(vm.uuid(), GuestFinding.RENAMED);
        GuestDescription renamed = new GuestDescription(GuestSpec.of(vm), Set.of(GuestFinding.RENAMED));
        assertEquals(List.of(new Deviation(vm, GuestState.OFF, null, renamed)), drift().vms());

        adoptGuest.handle(new AdoptGuest.Command(vm.uuid(), null, null), limen.admin);

        assertEquals(List.of(), drift().vms());
    }

    @Test
    void aStrayDomainThatWasRenamedGetsItsNameBackWhenItIsAdopted() {
        VmUuid uuid = strayGuest(GuestState.OFF).uuid();
        limen.hypervisor.find(uuid, GuestFinding.RENAMED);

        adopt(uuid, limen.user.id());

        assertEquals(List.of(), drift().vms());
    }

    @Test
    void aVmThatRunsWithAnotherSizeIsShown() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.plug(vm.uuid(), VmBuilder.size(4, 512, 10));

        Deviation deviation = drift().vms().getFirst();

        assertTrue(deviation.differsInSize());
        assertFalse(deviation.differsInState());
    }

    @Test
    void aVmWhoseMemoryWasSavedIsShown() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.save(vm.uuid());
        limen.observeVm().handle(vm.uuid());

        GuestDescription saved = new GuestDescription(GuestSpec.of(vm), Set.of(GuestFinding.SAVED_STATE));
        assertEquals(List.of(new Deviation(limen.saved(vm), GuestState.OFF, null, saved)), drift().vms());
    }

    @Test
    void whatIsBusyIsNotDrift() {
        VmBuilder.vmOf(limen.user.id()).busyWith(VmOperation.CREATE).addTo(limen.storage);

        assertEquals(List.of(), drift().vms());
    }

    @Test
    void anAdoptedDomainIsAVmOfItsNewOwner() {
        GuestSpec guest = strayGuest(GuestState.RUNNING);

        VmView vm = adopt(guest.uuid(), limen.user.id());

        assertEquals(guest.uuid(), vm.uuid());
        assertEquals(guest.size(), vm.size());
        assertEquals(guest.bootOrder(), vm.bootOrder());
        assertEquals(VmStatus.RUNNING, vm.status());
        assertEquals(vm, limen.vmsOf(limen.user.id()).getFirst());
        assertEquals(List.of(new Change.VmChanged(vm, null)), limen.changes());
        assertEquals(List.of(), drift().guests());
    }

    @Test
    void anAdoptedDomainMayGetAnotherName() {
        VmBuilder.vmOf(limen.user.id()).named("Stray").addTo(limen.storage);
        VmUuid uuid = strayGuest(GuestState.OFF).uuid();

        assertThrows(VmError.NameTaken.class, () -> adopt(uuid, limen.user.id()));
        VmView vm = adoptGuest.handle(new AdoptGuest.Command(uuid, limen.user.id(), new VmName("found")), limen.admin);

        assertEquals(new VmName("found"), vm.name());
    }

    @Test
    void theQuotaOfTheNewOwnerCounts() {
        VmUuid uuid = strayGuest(GuestState.OFF).uuid();
        limen.storage
                .unitOfWork()
                .execute(() -> limen.storage.quotas().set(limen.user.id(), new Limits(9, 1, 9999, 99)));

        assertThrows(QuotaError.Exceeded.class, () -> adopt(uuid, limen.user.id()));

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
    }

    @Test
    void aDomainThatIsAdoptedNeedsAnOwnerWhoExists() {
        VmUuid uuid = strayGuest(GuestState.OFF).uuid();

        assertThrows(
                InvalidValue.class, () -> adoptGuest.handle(new AdoptGuest.Command(uuid, null, null), limen.admin));
        assertThrows(UserError.NotFound.class, () -> adopt(uuid, new UserId(4711)));
    }

    @Test
    void whatIsNotThereCannotBeAdopted() {
        assertThrows(VmError.NotFound.class, () -> adopt(VmUuid.random(), limen.user.id()));
        assertThrows(VmError.NotFound.class, () -> adopt(strayDisk(), limen.user.id()));
    }

    @Test
    void aVmWhoseDomainHasVanishedGetsItBackOverItsDisk() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.scribble(vm.uuid(), "precious");
        limen.hypervisor.forget(vm.uuid());

        VmView restored = adoptGuest.handle(new AdoptGuest.Command(vm.uuid(), null, null), limen.admin);

        assertEquals(VmStatus.STOPPED, restored.status());
        assertNull(restored.statusReason());
        assertEquals("precious", limen.hypervisor.disk(vm.uuid()).orElseThrow());
    }

    @Test
    void aVmWhoseDiskIsGoneTooCannotBeRestored() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.undefine(vm.uuid());

        assertThrows(
                HypervisorError.NoDisk.class,
                () -> adoptGuest.handle(new AdoptGuest.Command(vm.uuid(), null, null), limen.admin));
    }

    @Test
    void whatIsBusyIsNotRestored() {
        VmView vm = VmBuilder.vmOf(limen.user.id()).busyWith(VmOperation.DELETE).addTo(limen.storage);

        assertThrows(
                VmError.Busy.class,
                () -> adoptGuest.handle(new AdoptGuest.Command(vm.uuid(), null, null), limen.admin));
    }

    @Test
    void strayGuestsAndDisksCanBeRemoved() {
        VmUuid guest = strayGuest(GuestState.RUNNING).uuid();
        VmUuid disk = strayDisk();

        removeStray.handle(guest, limen.admin);
        removeStray.handle(disk, limen.admin);

        assertFalse(limen.hypervisor.knows(guest));
        assertEquals(Set.of(), limen.hypervisor.disks());
    }

    @Test
    void whatIsBeingRemovedIsNotAdopted() {
        VmUuid uuid = strayGuest(GuestState.RUNNING).uuid();
        limen.hypervisor.before(
                Call.UNDEFINE, () -> assertThrows(VmError.NotFound.class, () -> adopt(uuid, limen.user.id())));

        removeStray.handle(uuid, limen.admin);

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
    }

    @Test
    void oneLeftoverThatCannotBeRemovedHoldsUpNoOther() {
        List<VmView> removed = List.of(limen.vm(VmStatus.RUNNING), limen.vm(VmStatus.RUNNING));
        removed.forEach(limen.outcomes::recordRemoved);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("broken"));

        assertThrows(HypervisorError.Failed.class, removeLeftovers::handle);

        assertEquals(
                1,
                removed.stream().filter(vm -> limen.hypervisor.knows(vm.uuid())).count());
    }

    @Test
    void aStrayDiskThatAnotherDomainHasIsNotRemoved() {
        VmUuid disk = strayDisk();
        limen.hypervisor.refuseRemoval(disk, Refusal.DISK_IN_USE);

        assertThrows(HypervisorError.Refused.class, () -> removeStray.handle(disk, limen.admin));

        assertEquals(Set.of(disk), limen.hypervisor.disks());
    }

    @Test
    void aLeftoverThatAnotherDomainHasStays() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.outcomes.recordRemoved(vm);
        limen.hypervisor.refuseRemoval(vm.uuid(), Refusal.DISK_IN_USE);

        assertThrows(HypervisorError.Refused.class, removeLeftovers::handle);

        assertEquals(GuestState.RUNNING, limen.hypervisor.state(vm.uuid()));
        assertEquals(Set.of(vm.uuid()), limen.hypervisor.disks());
    }

    @Test
    void whatBelongsToAVmOrIsNotThereIsNotRemoved() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertThrows(VmError.NotFound.class, () -> removeStray.handle(vm.uuid(), limen.admin));
        assertThrows(VmError.NotFound.class, () -> removeStray.handle(VmUuid.random(), limen.admin));

        assertTrue(limen.hypervisor.knows(vm.uuid()));
    }

    private VmView adopt(VmUuid uuid, UserId owner) {
        return adoptGuest.handle(new AdoptGuest.Command(uuid, owner, null), limen.admin);
    }
}
