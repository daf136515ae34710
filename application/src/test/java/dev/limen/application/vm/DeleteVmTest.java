package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.domain.change.Change;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeleteVmTest {

    private final Installation limen = new Installation();
    private final DeleteVm deleteVm = limen.deleteVm();

    @ParameterizedTest
    @EnumSource
    void aVmInAnyStateGoesWithItsStorageAndItsQuota(VmStatus status) {
        VmView vm = limen.vm(status);

        VmView deleted = deleteVm.handle(vm.uuid(), limen.user);

        assertEquals(vm.name(), deleted.name());
        assertEquals(vm.status(), deleted.status());
        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        assertEquals(Usage.NONE, limen.storage.quotas().usage(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
    }

    @Test
    void nothingIsToldOfItAfterItsEnd() {
        deleteVm.handle(limen.vm(VmStatus.RUNNING).id(), limen.user);

        List<Change> told = limen.changes();
        assertEquals(2, told.size());
        assertEquals(
                VmOperation.DELETE, ((Change.VmChanged) told.getFirst()).vm().busy());
        assertEquals(Change.VmRemoved.class, told.getLast().getClass());
    }

    @Test
    void whatTheHypervisorHasLostCanBeDeleted() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forget(vm.uuid());

        deleteVm.handle(vm.id(), limen.user);

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
    }

    @Test
    void whatCannotBeDeletedIsWhereItWasFoundAndSaysWhy() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("broken"));

        assertThrows(HypervisorError.Failed.class, () -> deleteVm.handle(vm.id(), limen.user));

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertEquals("broken", limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
        assertTrue(limen.hypervisor.knows(vm.uuid()));
        assertEquals(1, limen.storage.quotas().usage(limen.user.id()).vms());
    }

    @Test
    void aVmWhoseDiskAnotherDomainHasRunsOnAndCanBeDeletedLater() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.refuseRemoval(vm.uuid(), Refusal.DISK_IN_USE);

        assertThrows(HypervisorError.Refused.class, () -> deleteVm.handle(vm.id(), limen.user));

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
        assertTrue(limen.hypervisor.disk(vm.uuid()).isPresent());
        limen.hypervisor.letRemove(vm.uuid());
        deleteVm.handle(vm.id(), limen.user);
        limen.assertNoDomain(vm.uuid());
    }

    @Test
    void whatMayBeHalfGoneIsDeletedInTheEnd() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Unavailable());
        assertThrows(HypervisorError.Unavailable.class, () -> deleteVm.handle(vm.id(), limen.user));
        assertEquals(VmOperation.DELETE, limen.saved(vm).busy());

        limen.settleVms().handle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
    }

    @Test
    void aBusyVmIsNotDeleted() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.before(
                Call.START, () -> assertThrows(VmError.Busy.class, () -> deleteVm.handle(vm.id(), limen.user)));

        PowerOperation.START.on(vm, limen.user, limen);

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
    }

    @Test
    void somebodyElsesVmDoesNotExist() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertThrows(VmError.NotFound.class, () -> deleteVm.handle(vm.id(), limen.stranger));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void whatIsGoneIsNotFound() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        deleteVm.handle(vm.id(), limen.user);

        assertThrows(VmError.NotFound.class, () -> deleteVm.handle(vm.id(), limen.user));
    }
}
