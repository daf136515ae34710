package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What start, stop, restart, pause and resume have in common. */
class PowerOperationsTest {

    private final Installation limen = new Installation();

    @ParameterizedTest
    @EnumSource
    void itLeadsWhereItShould(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);

        VmView after = operation.on(vm, limen.user, limen);

        assertEquals(operation.to, after.status());
        assertNull(after.busy());
        assertEquals(operation.to, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
        assertEquals(Installation.guestState(operation.to), limen.hypervisor.state(vm.uuid()));
        assertFalse(limen.runner.isRunning(vm.id()));
    }

    @ParameterizedTest
    @EnumSource
    void itsBeginningAndItsEndAreTold(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);

        operation.on(vm, limen.user, limen);

        List<VmView> told = limen.changedVms();
        assertEquals(2, told.size());
        assertEquals(operation.operation, told.getFirst().busy());
        assertEquals(operation.from, told.getFirst().status());
        assertEquals(operation.to, told.getLast().status());
        assertNull(told.getLast().busy());
    }

    @ParameterizedTest
    @EnumSource
    void itIsSavedAsBusyWhileTheHypervisorWorksOutsideAnyUnit(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.before(operation.call, () -> limen.storage
                .unitOfWork()
                .execute(() -> assertEquals(
                        operation.operation,
                        limen.storage.vms().find(vm.id()).orElseThrow().busy())));

        VmView after = operation.on(vm, limen.user, limen);

        assertEquals(operation.to, after.status());
    }

    @ParameterizedTest
    @EnumSource
    void aSecondOneIsRefusedMeanwhile(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.before(
                operation.call, () -> assertThrows(VmError.Busy.class, () -> operation.on(vm, limen.user, limen)));

        VmView after = operation.on(vm, limen.user, limen);

        assertEquals(operation.to, after.status());
        assertEquals(2, limen.changes().size());
    }

    @ParameterizedTest
    @EnumSource
    void nobodyElseTouchesItMeanwhile(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.before(operation.call, () -> {
            limen.settleVms().handle();
            limen.reconcileVms().handle();
            assertEquals(ObserveVm.Verdict.OBSERVE_AGAIN, limen.observeVm().handle(vm.uuid()));
        });

        VmView after = operation.on(vm, limen.user, limen);

        assertEquals(operation.to, after.status());
        assertEquals(2, limen.changes().size());
    }

    @Test
    void whatTheHypervisorCannotDoIsNotBegun() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forbidPausing();

        assertThrows(HypervisorError.NotSupported.class, () -> PowerOperation.PAUSE.on(vm, limen.user, limen));

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertEquals(List.of(), limen.changes());
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsWithoutEffectEndsWhereItWasFoundAndSaysWhy(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        HypervisorError broken = new HypervisorError.Failed("broken");
        limen.hypervisor.fail(operation.call, broken);

        assertSame(broken, assertThrows(HypervisorError.class, () -> operation.on(vm, limen.user, limen)));

        assertEquals(Installation.guestState(limen.saved(vm).status()), limen.hypervisor.state(vm.uuid()));
        assertEquals("broken", limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
        assertFalse(limen.runner.isRunning(vm.id()));
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsAfterItsEffectEndsWhereItWasFound(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.after(operation.call, () -> {
            throw new HypervisorError.Failed("broken");
        });

        assertThrows(HypervisorError.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(operation.to, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource
    void aGuestThatCrashesMeanwhileIsInError(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.before(operation.call, () -> {
            limen.hypervisor.put(vm.uuid(), GuestState.CRASHED);
            throw new HypervisorError.WrongState("it crashed");
        });

        assertThrows(HypervisorError.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource
    void aDomainThatHasVanishedIsInError(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.forget(vm.uuid());

        assertThrows(HypervisorError.NoSuchGuest.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource
    void aHypervisorThatIsAwayLeavesTheVmWhereItWas(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.before(operation.call, limen.hypervisor::disconnect);

        assertThrows(HypervisorError.Unavailable.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(operation.from, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
        assertNull(limen.saved(vm).statusReason());
    }

    @ParameterizedTest
    @EnumSource
    void aFaultOfLimensOwnIsToldWithoutItsDetails(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.before(operation.call, () -> {
            throw new IllegalStateException("a detail");
        });

        assertThrows(IllegalStateException.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(
                "An internal error interrupted the operation.", limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource
    void aStorageThatIsAwayAtTheEndLeavesTheIntentToBeSettled(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.after(operation.call, limen.store::disconnect);

        assertThrows(StorageUnavailable.class, () -> operation.on(vm, limen.user, limen));

        limen.store.reconnect();
        assertEquals(operation.operation, limen.saved(vm).busy());
        assertFalse(limen.runner.isRunning(vm.id()));
        limen.settleVms().handle();
        assertEquals(operation.to, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource
    void aHypervisorThatDoesNotAnswerIsSaidAtOnceAndNothingChanges(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.setAnswers(false);

        assertThrows(HypervisorError.Unavailable.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(vm, limen.saved(vm));
        assertEquals(List.of(), limen.changes());
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatTheOthersCannotSeeBeginsNothing(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.processes.leave(limen.processes.self());

        assertThrows(StorageUnavailable.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(vm, limen.saved(vm));
    }

    @ParameterizedTest
    @EnumSource
    void whatTakesTooLongIsSettledAndDoesNotCountWhenItEndsAfterAll(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);
        limen.hypervisor.after(operation.call, () -> {
            limen.settleWhatTakesTooLong();
            limen.hypervisor.put(vm.uuid(), GuestState.CRASHED);
        });

        assertThrows(VmError.TimedOut.class, () -> operation.on(vm, limen.user, limen));

        assertEquals(operation.to, limen.saved(vm).status());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElsesVmDoesNotExist(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);

        assertThrows(VmError.NotFound.class, () -> operation.on(vm, limen.stranger, limen));

        assertEquals(vm, limen.saved(vm));
        assertEquals(List.of(), limen.changes());
    }

    @ParameterizedTest
    @EnumSource
    void administratorsMayDoItToAnybodysVm(PowerOperation operation) {
        VmView vm = limen.vm(operation.from);

        VmView after = operation.on(vm, limen.admin, limen);

        assertEquals(operation.to, after.status());
        assertEquals(limen.user.id(), after.owner());
    }
}
