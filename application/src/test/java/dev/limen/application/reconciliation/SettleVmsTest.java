package dev.limen.application.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.vm.DelegatingQueries;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.change.Change;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettleVmsTest {

    private final Installation limen = new Installation();
    private final SettleVms settleVms = limen.settleVms();
    private final ProcessId gone = new ProcessId(999);

    private void settle() {
        settleVms.handle();
    }

    @Test
    void aCreationThatWasCutOffIsUndone() {
        VmView vm = cutOff(VmOperation.CREATE, VmStatus.STOPPED);

        settle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
        assertEquals(Change.VmRemoved.class, limen.changes().getLast().getClass());
    }

    @Test
    void aCreationThatWasCutOffBeforeItsDefinitionIsUndone() {
        ofThisProcess().busyWith(VmOperation.CREATE).addTo(limen.storage);

        settle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
    }

    @Test
    void aDeletionThatWasCutOffIsCompleted() {
        VmView vm = cutOff(VmOperation.DELETE, VmStatus.RUNNING);

        settle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
    }

    @ParameterizedTest
    @EnumSource(
            value = VmOperation.class,
            names = {"CREATE", "DELETE"})
    void whatCannotBeRemovedEndsWhereItIsFoundAndSaysWhy(VmOperation operation) {
        VmView vm = cutOff(operation, VmStatus.STOPPED);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("broken"));

        settle();

        assertNull(limen.saved(vm).busy());
        assertEquals(
                operation == VmOperation.CREATE ? VmStatus.ERROR : VmStatus.STOPPED,
                limen.saved(vm).status());
        assertEquals("broken", limen.saved(vm).statusReason());
        assertEquals(1, limen.storage.quotas().usage(limen.user.id()).vms());
    }

    @Test
    void anUpdateThatWasCutOffIsCompleted() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);

        settle();

        assertSize(new HostLoad(2, 1024), vm);
        assertNull(limen.saved(vm).statusReason());
    }

    @Test
    void anUpdateThatWasCutOffAndCannotBeLiveEndsWithTheOldSize() {
        VmView vm = cutOffUpdate(VmStatus.RUNNING);

        settle();

        assertSize(new HostLoad(1, 512), vm);
        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
    }

    @Test
    void anUpdateThatWasCutOffAndFailsEndsWithTheOldSize() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.RESIZE, new HypervisorError.Failed("broken"));

        settle();

        assertSize(new HostLoad(1, 512), vm);
    }

    @Test
    void anUpdateThatWasCutOffWaitsForTheHypervisor() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.RESIZE, new HypervisorError.Unavailable());

        assertThrows(HypervisorError.Unavailable.class, this::settle);
        assertEquals(VmOperation.UPDATE, limen.saved(vm).busy());
        settle();

        assertSize(new HostLoad(2, 1024), vm);
    }

    @Test
    void anUpdateWhoseDomainHasVanishedIsInError() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);
        limen.hypervisor.forget(vm.uuid());

        settle();

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertNull(limen.saved(vm).operation());
    }

    @ParameterizedTest
    @EnumSource(
            value = VmOperation.class,
            names = {"START", "STOP", "RESTART", "RESUME"})
    void anythingElseThatWasCutOffEndsWhereItIsFound(VmOperation operation) {
        VmView vm = cutOff(operation, VmStatus.STOPPED);
        limen.hypervisor.put(vm.uuid(), GuestState.PAUSED);

        settle();

        assertEquals(VmStatus.PAUSED, limen.saved(vm).status());
        assertEquals("The last operation was interrupted.", limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
        assertEquals(1, limen.changes().size());
    }

    @Test
    void whatWasCutOffAndHasVanishedIsInError() {
        VmView vm = cutOff(VmOperation.START, VmStatus.STOPPED);
        limen.hypervisor.forget(vm.uuid());

        settle();

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertEquals(
                new HypervisorError.NoSuchGuest(vm.uuid()).getMessage(),
                limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
    }

    @Test
    void aHypervisorThatIsAwayIsWaitedFor() {
        VmView vm = cutOff(VmOperation.START, VmStatus.STOPPED);
        limen.hypervisor.setAnswers(false);
        settle();
        assertEquals(vm, limen.saved(vm));
        limen.hypervisor.setAnswers(true);

        settle();

        assertNull(limen.saved(vm).busy());
    }

    @Test
    void anOperationThatEndsWhileItIsLookedAtIsNotTakenForCutOff() {
        VmView vm = cutOff(VmOperation.CREATE, VmStatus.STOPPED);
        VmQueries listing = new DelegatingQueries(limen.storage.vmQueries()) {
            @Override
            public List<VmView> busy() {
                List<VmView> listed = super.busy();
                limen.outcomes.record(vm, (saved, now) -> saved.created(VmStatus.STOPPED, null, now));
                return listed;
            }
        };

        limen.settleVms(listing).handle();

        assertEquals(VmStatus.STOPPED, limen.saved(vm).status());
        assertTrue(limen.hypervisor.knows(vm.uuid()));
    }

    @ParameterizedTest
    @EnumSource(
            value = VmOperation.class,
            names = {"START", "STOP", "PAUSE", "RESUME"})
    void whatReachedItsGoalBeforeItWasCutOffNeedsNoReason(VmOperation operation) {
        VmStatus goal = operation.goal().orElseThrow();
        VmView vm = cutOff(operation, VmStatus.ERROR);
        limen.hypervisor.put(vm.uuid(), Installation.guestState(goal));

        settle();

        assertEquals(goal, limen.saved(vm).status());
        assertNull(limen.saved(vm).statusReason());
    }

    @Test
    void anUpdateThatWasCutOffAndThatAHungGuestDoesNotTakeIsHeld() {
        VmView vm = cutOffUpdate(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.RESIZE, HypervisorError.Unavailable.timeout(new TimeoutException()));

        settle();

        assertEquals(VmBuilder.size(2, 1024, 10), limen.saved(vm).size());
        assertNull(limen.saved(vm).busy());
    }

    @ParameterizedTest
    @EnumSource(
            value = VmOperation.class,
            names = {"CREATE", "DELETE"})
    void whatTheHypervisorDoesNotGetDoneEndsToo(VmOperation operation) {
        VmView vm = cutOff(operation, VmStatus.STOPPED);
        limen.hypervisor.fail(Call.UNDEFINE, HypervisorError.Unavailable.timeout(new TimeoutException()));

        settle();

        assertNull(limen.saved(vm).busy());
        assertEquals(
                "The hypervisor did not answer in time (timeout).",
                limen.saved(vm).statusReason());
    }

    @Test
    void aRestartThatWasCutOffHalfwayGetsItsStart() {
        VmView vm = cutOff(VmOperation.RESTART, VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.OFF);

        settle();

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertEquals(GuestState.RUNNING, limen.hypervisor.state(vm.uuid()));
        assertNull(limen.saved(vm).statusReason());
    }

    @Test
    void aDatabaseThatIsAwayTwiceMakesNoProcessGone() {
        VmView vm = inTheHandsOf(gone);
        settle();
        limen.store.disconnect();
        later();
        assertThrows(StorageUnavailable.class, this::settle);
        limen.store.reconnect();

        settle();

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aRestartThatWasCutOffAndCannotStartIsStoppedAndSaysWhy() {
        VmView vm = cutOff(VmOperation.RESTART, VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.OFF);
        limen.hypervisor.fail(Call.START, new HypervisorError.Failed("no room"));

        settle();

        assertEquals(VmStatus.STOPPED, limen.saved(vm).status());
        assertEquals("no room", limen.saved(vm).statusReason());
    }

    @Test
    void whatAnotherProcessCarriesOutIsLeftToIt() {
        VmView vm = inTheHandsOf(gone);
        limen.processes.arrive(gone);

        settle();
        later();
        settle();

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void whatAProcessThatIsGoneCarriedOutIsSettledAtTheSecondObservation() {
        VmView vm = inTheHandsOf(gone);

        settle();
        assertEquals(vm, limen.saved(vm));
        later();
        settle();

        assertNull(limen.saved(vm).busy());
    }

    @Test
    void aProcessThatIsMissingForAMomentIsNotGone() {
        VmView vm = inTheHandsOf(gone);
        settle();
        limen.processes.arrive(gone);
        later();
        settle();
        limen.processes.leave(gone);

        later();
        settle();

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void whatTakesTooLongIsSettledWhoeverCarriesItOut() {
        VmView vm = inTheHandsOf(gone);
        limen.processes.arrive(gone);

        limen.settleWhatTakesTooLong();

        assertNull(limen.saved(vm).busy());
    }

    @Test
    void whatAProcessWithAClockOfItsOwnCarriesOutIsLeftToIt() {
        VmView vm = inTheHandsOf(gone);
        limen.processes.arrive(gone);
        limen.now = limen.now.plus(Installation.DEADLINE);

        settle();

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aClockThatIsSetForwardMakesNoProcessGone() {
        VmView vm = inTheHandsOf(gone);
        settle();
        limen.now = limen.now.plus(Installation.ABSENCE_TIMEOUT);

        settle();

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aClockThatIsSetBackKeepsNothingFromBeingSettled() {
        VmView vm = inTheHandsOf(gone);
        limen.processes.arrive(gone);
        settle();
        limen.pass(Installation.DEADLINE);
        limen.now = limen.now.minus(Installation.DEADLINE.multipliedBy(2));

        settle();

        assertNull(limen.saved(vm).busy());
    }

    @Test
    void eachOperationOfAProcessHasItsOwnDeadline() {
        VmView vm = inTheHandsOf(gone);
        limen.processes.arrive(gone);
        settle();
        limen.pass(Installation.DEADLINE.dividedBy(2));
        limen.outcomes.record(vm, Vm::started);
        VmView next = limen.storage.unitOfWork().execute(() -> {
            Vm saved = limen.storage.vms().find(vm.id()).orElseThrow();
            saved.begin(VmOperation.PAUSE, execution(gone), limen.now);
            limen.storage.vms().save(saved);
            return saved.viewWhenSaved();
        });
        settle();
        limen.pass(Installation.DEADLINE.dividedBy(2));

        settle();

        assertEquals(next, limen.saved(vm));
    }

    @Test
    void oneThatIsBeingSettledIsNotSettledTwice() {
        VmView vm = cutOff(VmOperation.DELETE, VmStatus.STOPPED);
        limen.hypervisor.before(Call.UNDEFINE, () -> {
            limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("must not be called"));
            settleVms.handle();
            limen.settleVms().handle();
            limen.hypervisor.before(Call.UNDEFINE, () -> {});
        });

        settle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
    }

    /** A VM as an operation of this process leaves it when it cannot record its outcome. */
    private VmView cutOff(VmOperation operation, VmStatus status) {
        return limen.onHypervisor(ofThisProcess().in(status).busyWith(operation).addTo(limen.storage));
    }

    private VmView cutOffUpdate(VmStatus status) {
        return limen.onHypervisor(
                ofThisProcess().in(status).updatingTo(2, 1024, 10).addTo(limen.storage));
    }

    private VmBuilder ofThisProcess() {
        return VmBuilder.vmOf(limen.user.id()).by(execution(limen.processes.self()));
    }

    private VmView inTheHandsOf(ProcessId process) {
        return limen.onHypervisor(VmBuilder.vmOf(limen.user.id())
                .busyWith(VmOperation.START)
                .by(execution(process))
                .addTo(limen.storage));
    }

    private Execution execution(ProcessId by) {
        return new Execution(by, limen.now.plus(Installation.DEADLINE));
    }

    private void later() {
        limen.pass(Installation.ABSENCE_TIMEOUT);
    }

    private void assertSize(HostLoad expected, VmView vm) {
        assertEquals(expected, limen.saved(vm).size().load());
        assertEquals(expected, limen.hypervisor.sizeOf(vm.uuid()));
        assertNull(limen.saved(vm).busy());
        assertNull(limen.saved(vm).operation());
    }
}
