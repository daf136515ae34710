package dev.limen.application.reconciliation;

import static dev.limen.application.reconciliation.ObserveVm.Verdict.LEFTOVER;
import static dev.limen.application.reconciliation.ObserveVm.Verdict.OBSERVE_AGAIN;
import static dev.limen.application.reconciliation.ObserveVm.Verdict.SETTLED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObserveVmTest {

    private final Installation limen = new Installation();
    private final ObserveVm observeVm = limen.observeVm();

    @ParameterizedTest
    @EnumSource(
            value = GuestState.class,
            names = {"OFF", "PAUSED", "CRASHED"})
    void anotherStateIsSavedAndTold(GuestState state) {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), state);

        observeVm.handle(vm.uuid());

        assertEquals(state, Installation.guestState(limen.saved(vm).status()));
        assertEquals(1, limen.changes().size());
        assertEquals(limen.saved(vm), limen.changedVms().getFirst());
    }

    @ParameterizedTest
    @EnumSource(
            value = GuestState.class,
            names = {"HALTED_BY_STORAGE", "HALTED_BY_WATCHDOG", "HALTED"})
    void aHaltThatCanBeUndoneIsNoErrorButAPauseWithItsReason(GuestState halted) {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), halted);

        observeVm.handle(vm.uuid());

        assertEquals(VmStatus.PAUSED, limen.saved(vm).status());
        assertEquals(ObservedStatus.of(halted).reason(), limen.saved(vm).statusReason());
        assertEquals(SETTLED, observeVm.handle(vm.uuid()));
        assertEquals(1, limen.changes().size());
    }

    @Test
    void aPauseForAnotherReasonIsTold() {
        VmView vm = limen.vm(VmStatus.PAUSED);
        limen.hypervisor.put(vm.uuid(), GuestState.HALTED_BY_STORAGE);

        assertEquals(Set.of(vm.uuid()), limen.reconcileVms().handle());

        assertEquals(
                ObservedStatus.of(GuestState.HALTED_BY_STORAGE).reason(),
                limen.saved(vm).statusReason());
        assertEquals(1, limen.changes().size());
    }

    @Test
    void aLookThatSavesWhatIsPastIsFollowedByAnother() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.PAUSED);
        limen.hypervisor.after(Call.STATE, () -> {
            limen.hypervisor.put(vm.uuid(), GuestState.RUNNING);
            assertEquals(SETTLED, observeVm.handle(vm.uuid()));
        });

        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));
        assertEquals(VmStatus.PAUSED, limen.saved(vm).status());
        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
    }

    @Test
    void theSameStateChangesNothing() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertEquals(SETTLED, observeVm.handle(vm.uuid()));

        assertEquals(vm, limen.saved(vm));
        assertEquals(List.of(), limen.changes());
    }

    @Test
    void aCrashSaysSo() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.CRASHED);

        observeVm.handle(vm.uuid());

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertEquals("The virtual machine ended by a fault.", limen.saved(vm).statusReason());
    }

    @Test
    void aDomainThatHasVanishedIsInError() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forget(vm.uuid());
        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));
        assertEquals(vm, limen.saved(vm));
        limen.pass(Installation.MISSING_GRACE);

        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));
        assertEquals(SETTLED, observeVm.handle(vm.uuid()));

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertEquals(ObservedStatus.MISSING.reason(), limen.saved(vm).statusReason());
    }

    @Test
    void aClockThatIsSetForwardMakesNoDomainVanish() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forget(vm.uuid());
        observeVm.handle(vm.uuid());
        limen.now = limen.now.plus(Installation.MISSING_GRACE);

        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aDomainThatIsBackInTimeHasNotVanished() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forget(vm.uuid());
        observeVm.handle(vm.uuid());
        limen.onHypervisor(vm);
        assertEquals(SETTLED, observeVm.handle(vm.uuid()));
        limen.pass(Installation.MISSING_GRACE);
        limen.hypervisor.forget(vm.uuid());

        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aDomainThatComesBackEndsTheError() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.forget(vm.uuid());
        observeVm.handle(vm.uuid());
        limen.pass(Installation.MISSING_GRACE);
        observeVm.handle(vm.uuid());

        limen.onHypervisor(vm);
        observeVm.handle(vm.uuid());

        assertEquals(VmStatus.STOPPED, limen.saved(vm).status());
        assertNull(limen.saved(vm).statusReason());
    }

    @Test
    void aCrashThatWasAnsweredWithAStopIsOver() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.put(vm.uuid(), GuestState.CRASHED);

        assertEquals(SETTLED, observeVm.handle(vm.uuid()));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void whatIsLeftOfARemovedVmIsFound() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.outcomes.recordRemoved(vm);

        assertEquals(LEFTOVER, observeVm.handle(vm.uuid()));
        limen.hypervisor.undefine(vm.uuid());
        assertEquals(SETTLED, observeVm.handle(vm.uuid()));
    }

    @Test
    void aDomainOfUnknownOriginIsNotTouched() {
        VmUuid stray = VmUuid.random();
        limen.hypervisor.define(new GuestSpec(
                stray, new VmName("stray"), VmBuilder.size(1, 256, 1), BootOrder.HD, MacAddress.random()));

        assertEquals(SETTLED, observeVm.handle(stray));

        assertTrue(limen.hypervisor.knows(stray));
    }

    @Test
    void whatIsBusyIsLeftToItsOperation() {
        VmView vm = limen.onHypervisor(VmBuilder.vmOf(limen.user.id())
                .in(VmStatus.RUNNING)
                .busyWith(VmOperation.STOP)
                .addTo(limen.storage));
        limen.hypervisor.put(vm.uuid(), GuestState.OFF);

        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void whatChangesBetweenLookingAndSavingIsNotOverwritten() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.OFF);
        limen.hypervisor.before(
                Call.STATE, () -> limen.outcomes.record(vm, (saved, now) -> saved.failed(VmStatus.PAUSED, null, now)));

        assertEquals(OBSERVE_AGAIN, observeVm.handle(vm.uuid()));

        assertEquals(VmStatus.PAUSED, limen.saved(vm).status());
    }

    @Test
    void aDomainOfNobodysIsNoConcern() {
        observeVm.handle(VmUuid.random());

        assertEquals(List.of(), limen.changes());
    }

    @Test
    void aHypervisorThatIsAwaySaysNothingOfTheVm() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.STATE, new HypervisorError.Unavailable());

        assertThrows(HypervisorError.Unavailable.class, () -> observeVm.handle(vm.uuid()));

        assertEquals(vm, limen.saved(vm));
    }
}
