package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.BY;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.Storage;
import dev.limen.contract.StorageContract;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How VMs are added, found, saved and removed. */
interface VmsSavingContract extends StorageContract {

    Instant LATER = Instant.parse("2026-03-02T00:00:00.000001Z");

    private Vms vms() {
        return storage().vms();
    }

    private UnitOfWork units() {
        return storage().unitOfWork();
    }

    private Optional<VmView> find(VmRef ref) {
        return units().execute(() -> vms().find(ref).map(Vm::view));
    }

    private UserId owner() {
        return user().addTo(storage()).id();
    }

    private static void fail(Storage storage, Runnable work) {
        assertThrows(IllegalArgumentException.class, () -> storage.unitOfWork().execute(() -> {
            work.run();
            throw new IllegalArgumentException("on purpose");
        }));
    }

    @Test
    default void anAbsentVmIsNotFound() {
        assertEquals(Optional.empty(), find(new VmId(1)));
        assertEquals(Optional.empty(), find(VmUuid.random()));
    }

    @Test
    default void anAddedVmIsFoundByNumberAndByUuid() {
        VmView added = vmOf(owner()).addTo(storage());

        assertEquals(Optional.of(added), find(added.id()));
        assertEquals(Optional.of(added), find(added.uuid()));
        assertEquals(0, added.version());
    }

    @Test
    default void everythingAboutAVmIsKept() {
        UserId owner = owner();
        Vm vm = units().execute(() -> {
            Vm added = vmOf(owner)
                    .named("Büro-Server_1.ä")
                    .sized(3, 1025, 21)
                    .with(new OsType("debian"))
                    .with(BootOrder.HD_CDROM)
                    .with(InstallationStatus.INSTALLED)
                    .in(VmStatus.ERROR, "The guest's disk is full.")
                    .desired(VmStatus.PAUSED)
                    .by(new Execution(new ProcessId(7), LATER))
                    .updatingTo(4, 2049, 22)
                    .build(vms().nextId());
            vms().add(added);
            return added;
        });

        VmView saved = find(vm.id()).orElseThrow();

        assertEquals(VmBuilder.inVersion(vm.view(), 0), saved);
    }

    @Test
    default void everyStatusAndOperationIsKept() {
        UserId owner = owner();
        for (VmStatus status : VmStatus.values()) {
            VmView added = vmOf(owner).in(status).addTo(storage());
            assertEquals(status, find(added.id()).orElseThrow().status());
        }
        for (VmOperation operation : VmOperation.values()) {
            VmView added = operation == VmOperation.UPDATE
                    ? vmOf(owner).updatingTo(2, 512, 10).addTo(storage())
                    : vmOf(owner).busyWith(operation).addTo(storage());
            assertEquals(operation, find(added.id()).orElseThrow().busy());
        }
    }

    @Test
    default void aSavedChangeIsFoundAndCountsOneVersion() {
        VmView added = vmOf(owner()).addTo(storage());

        units().execute(() -> {
            Vm vm = vms().find(added.id()).orElseThrow();
            vm.begin(VmOperation.START, BY, LATER);
            vm.started(LATER);
            vms().save(vm);
        });

        VmView saved = find(added.id()).orElseThrow();
        assertEquals(VmStatus.RUNNING, saved.status());
        assertEquals(LATER, saved.updatedAt());
        assertEquals(1, saved.version());
    }

    @Test
    default void savingWithoutAChangeCountsOneVersionToo() {
        VmView added = vmOf(owner()).addTo(storage());

        units().execute(() -> vms().save(vms().find(added.id()).orElseThrow()));

        assertEquals(1, find(added.id()).orElseThrow().version());
    }

    @Test
    default void anUnsavedChangeIsInvisible() {
        VmView added = vmOf(owner()).addTo(storage());

        units().execute(() -> vms().find(added.id()).orElseThrow().begin(VmOperation.START, BY, LATER));

        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void aChangeAfterAddingIsInvisibleUntilItIsSaved() {
        UserId owner = owner();
        Vm vm = units().execute(() -> {
            Vm added = vmOf(owner).busyWith(VmOperation.CREATE).build(vms().nextId());
            vms().add(added);
            added.created(VmStatus.RUNNING, null, LATER);
            return added;
        });

        assertEquals(VmOperation.CREATE, find(vm.id()).orElseThrow().busy());
    }

    @Test
    default void aFailedUnitLeavesNothing() {
        UserId owner = owner();
        VmView before = vmOf(owner).addTo(storage());
        VmId never = units().execute(() -> vms().nextId());

        fail(storage(), () -> vms().add(vmOf(owner).build(never)));
        fail(storage(), () -> {
            Vm vm = vms().find(before.id()).orElseThrow();
            vm.begin(VmOperation.START, BY, LATER);
            vms().save(vm);
        });
        fail(storage(), () -> vms().remove(vms().find(before.id()).orElseThrow()));

        assertEquals(Optional.empty(), find(never));
        assertEquals(Optional.of(before), find(before.id()));
    }

    @Test
    default void aNumberIsNeverGivenTwice() {
        VmId first = units().execute(() -> vms().nextId());
        fail(storage(), () -> assertNotEquals(first, vms().nextId()));
        VmId third = units().execute(() -> vms().nextId());

        assertTrue(first.value() >= 1);
        assertTrue(third.value() > first.value() + 1);
    }

    @Test
    default void theVmsOfAnOwnerAreFoundInTheOrderOfTheirNumbers() {
        UserId owner = owner();
        VmView second = vmOf(owner).named("b").addTo(storage());
        VmView third = vmOf(owner).named("a").addTo(storage());
        vmOf(owner()).addTo(storage());

        List<VmView> found = units().execute(
                        () -> vms().ownedBy(owner).stream().map(Vm::view).toList());

        assertEquals(List.of(second, third), found);
    }

    @Test
    default void whoOwnsNothingHasNoVms() {
        UserId owner = owner();

        assertEquals(0, units().execute(() -> vms().ownedBy(owner).size()));
    }

    @Test
    default void aRemovedVmIsNotFoundAndRemovingItAgainIsNoError() {
        VmView added = vmOf(owner()).addTo(storage());
        Vm vm = units().execute(() -> vms().find(added.id()).orElseThrow());

        units().execute(() -> vms().remove(vm));
        units().execute(() -> vms().remove(vm));

        assertEquals(Optional.empty(), find(added.id()));
    }
}
