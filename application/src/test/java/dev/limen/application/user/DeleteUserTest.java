package dev.limen.application.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.user.DeleteUser.Fate;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteUserTest {

    private final Installation limen = new Installation();
    private final DeleteUser deleteUser = new DeleteUser(
            limen.storage.unitOfWork(),
            limen.storage.users(),
            limen.storage.vmQueries(),
            limen.deleteVm(),
            limen.handOverVms());
    private final UserId ada = limen.user.id();

    @Test
    void aUserWithoutVmsIsDeleted() {
        UserView deleted = deleteUser.handle(ada, new Fate.Keep(), limen.admin);

        assertEquals("ada", deleted.username().value());
        assertGone();
    }

    @Test
    void theNameIsFreeAgain() {
        deleteUser.handle(ada, new Fate.Keep(), limen.admin);

        UserView namesake = UserBuilder.user().named("ADA").addTo(limen.storage);

        assertTrue(namesake.id().value() > ada.value());
    }

    @Test
    void aUserWithVmsIsKeptUnlessTheirFateIsDecided() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertThrows(UserError.OwnsVms.class, () -> deleteUser.handle(ada, new Fate.Keep(), limen.admin));

        assertKept();
        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void theVmsAreDeletedWithTheUser() {
        VmView running = limen.vm(VmStatus.RUNNING);
        VmView stopped = limen.vm(VmStatus.STOPPED);

        deleteUser.handle(ada, new Fate.Delete(), limen.admin);

        assertGone();
        assertEquals(List.of(), limen.vmsOf(ada));
        limen.assertNoDomain(running.uuid());
        limen.assertNoDomain(stopped.uuid());
    }

    @Test
    void aUserWhoseVmsCannotBeDeletedIsKept() {
        limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("broken"));

        assertThrows(HypervisorError.Failed.class, () -> deleteUser.handle(ada, new Fate.Delete(), limen.admin));

        assertKept();
        assertEquals(1, limen.vmsOf(ada).size());
    }

    @Test
    void aUserIsKeptWithTheVmWhoseDiskAnotherDomainHas() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.refuseRemoval(vm.uuid(), Refusal.DISK_IN_USE);

        assertThrows(HypervisorError.Refused.class, () -> deleteUser.handle(ada, new Fate.Delete(), limen.admin));

        assertKept();
        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertTrue(limen.hypervisor.disk(vm.uuid()).isPresent());
    }

    @Test
    void theVmsAreHandedOverAsTheyAre() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        deleteUser.handle(ada, new Fate.Transfer(limen.stranger.id()), limen.admin);

        assertGone();
        assertEquals(limen.stranger.id(), limen.saved(vm).owner());
        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertEquals(1, limen.storage.quotas().usage(limen.stranger.id()).vms());
        assertEquals(limen.stranger.id(), limen.changedVms().getLast().owner());
    }

    @Test
    void theVmsAreHandedOverWithinTheQuotaOfWhoGetsThemOrNotAtAll() {
        VmView first = limen.vm(VmStatus.STOPPED);
        VmView second = limen.vm(VmStatus.STOPPED);
        limen.storage
                .unitOfWork()
                .execute(() -> limen.storage.quotas().set(limen.stranger.id(), new Limits(1, 99, 99_999, 999)));

        assertThrows(QuotaError.Exceeded.class, this::transfer);

        assertKept();
        assertEquals(List.of(first, second), limen.vmsOf(ada));
        assertEquals(List.of(), limen.changes());
    }

    @Test
    void theVmsAreHandedOverWithTheirNamesOrNotAtAll() {
        VmBuilder.vmOf(limen.stranger.id()).named("Web").addTo(limen.storage);
        VmView vm = VmBuilder.vmOf(ada).named("web").addTo(limen.storage);

        assertThrows(VmError.NameTaken.class, this::transfer);

        assertKept();
        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aBusyVmIsNotHandedOver() {
        VmBuilder.vmOf(ada).busyWith(VmOperation.START).addTo(limen.storage);

        assertThrows(VmError.Busy.class, this::transfer);

        assertKept();
    }

    @Test
    void theVmsAreHandedOverToSomebodyElseWhoIsThere() {
        limen.vm(VmStatus.STOPPED);

        assertThrows(
                UserError.NotFound.class, () -> deleteUser.handle(ada, new Fate.Transfer(new UserId(99)), limen.admin));
        assertThrows(InvalidValue.class, () -> deleteUser.handle(ada, new Fate.Transfer(ada), limen.admin));

        assertKept();
        assertEquals(1, limen.vmsOf(ada).size());
    }

    @Test
    void nobodyDeletesThemselves() {
        assertThrows(UserError.Oneself.class, () -> deleteUser.handle(limen.admin.id(), new Fate.Keep(), limen.admin));
    }

    @Test
    void theLastAdministratorStays() {
        Actor deletedMeanwhile = new Actor(new UserId(99), Role.ADMIN);

        assertThrows(
                UserError.LastAdmin.class,
                () -> deleteUser.handle(limen.admin.id(), new Fate.Delete(), deletedMeanwhile));

        assertTrue(limen.storage.userQueries().find(limen.admin.id()).isPresent());
    }

    @Test
    void oneOfTwoAdministratorsMayGo() {
        Actor second = Installation.actor(UserBuilder.admin().addTo(limen.storage));

        deleteUser.handle(limen.admin.id(), new Fate.Keep(), second);

        assertTrue(limen.storage.userQueries().find(limen.admin.id()).isEmpty());
    }

    @Test
    void onlyAdministratorsDelete() {
        assertThrows(
                UserError.NotAdmin.class, () -> deleteUser.handle(limen.stranger.id(), new Fate.Delete(), limen.user));
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        assertThrows(UserError.NotFound.class, () -> deleteUser.handle(new UserId(99), new Fate.Delete(), limen.admin));
    }

    private void transfer() {
        deleteUser.handle(ada, new Fate.Transfer(limen.stranger.id()), limen.admin);
    }

    private void assertGone() {
        assertTrue(limen.storage.userQueries().find(ada).isEmpty());
    }

    private void assertKept() {
        assertTrue(limen.storage.userQueries().find(ada).isPresent());
    }
}
