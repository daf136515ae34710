package dev.limen.application.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcileVmsTest {

    private final Installation limen = new Installation();
    private final ReconcileVms reconcileVms = limen.reconcileVms();

    @Test
    void whatAgreesCostsNoFurtherCallAndIsNotTold() {
        List<VmView> vms = List.of(limen.vm(VmStatus.RUNNING), limen.vm(VmStatus.STOPPED), limen.vm(VmStatus.PAUSED));
        limen.hypervisor.fail(Call.STATE, new HypervisorError.Failed("must not be called"));

        reconcileVms.handle();

        assertEquals(vms, limen.vmsOf(limen.user.id()));
        assertEquals(List.of(), limen.changes());
    }

    @ParameterizedTest
    @EnumSource
    void whatHasChangedBehindLimensBackIsSeen(GuestState state) {
        VmView running = limen.vm(VmStatus.RUNNING);
        VmView stopped = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.put(running.uuid(), state);
        limen.hypervisor.put(stopped.uuid(), state);

        reconcileVms.handle();

        VmStatus found = ObservedStatus.of(state).status();
        assertEquals(found, limen.saved(running).status());
        VmStatus ofStopped = state == GuestState.CRASHED ? VmStatus.STOPPED : found;
        assertEquals(ofStopped, limen.saved(stopped).status());
    }

    @Test
    void whatHasVanishedIsInErrorAndSaysWhy() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forget(vm.uuid());
        assertEquals(Set.of(vm.uuid()), reconcileVms.handle());
        assertEquals(vm, limen.saved(vm));
        limen.pass(Installation.MISSING_GRACE);

        assertEquals(Set.of(vm.uuid()), reconcileVms.handle());
        assertEquals(Set.of(), reconcileVms.handle());

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertEquals(ObservedStatus.MISSING.reason(), limen.saved(vm).statusReason());
        assertEquals(1, limen.changes().size());
    }

    @Test
    void whatIsSeenIsRemembered() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        reconcileVms.handle();
        limen.now = limen.now.plusSeconds(30);
        limen.hypervisor.forget(vm.uuid());

        reconcileVms.handle();

        assertEquals(
                Map.of(vm.uuid(), new Sighting(GuestState.RUNNING, Installation.NOW)),
                limen.storage.sightings().all());
    }

    @Test
    void whatIsBusyIsLeftToItsOperation() {
        VmView vm = limen.onHypervisor(VmBuilder.vmOf(limen.user.id())
                .in(VmStatus.STOPPED)
                .busyWith(VmOperation.START)
                .addTo(limen.storage));
        limen.hypervisor.put(vm.uuid(), GuestState.RUNNING);

        assertEquals(Set.of(), reconcileVms.handle());

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aCrashThatWasAnsweredWithAStopCostsNoFurtherCall() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.put(vm.uuid(), GuestState.CRASHED);
        limen.hypervisor.fail(Call.STATE, new HypervisorError.Failed("must not be called"));

        reconcileVms.handle();

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void oneThatCannotBeLookedAtHoldsUpNoOther() {
        VmView first = limen.vm(VmStatus.RUNNING);
        VmView second = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(first.uuid(), GuestState.OFF);
        limen.hypervisor.put(second.uuid(), GuestState.OFF);
        limen.hypervisor.fail(Call.STATE, new HypervisorError.Failed("broken"));

        assertThrows(HypervisorError.Failed.class, reconcileVms::handle);

        assertEquals(VmStatus.RUNNING, limen.saved(first).status());
        assertEquals(VmStatus.STOPPED, limen.saved(second).status());
    }

    @Test
    void aHypervisorThatIsAwayChangesNothing() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.STATES, new HypervisorError.Unavailable());

        assertThrows(HypervisorError.Unavailable.class, reconcileVms::handle);

        assertEquals(vm, limen.saved(vm));
    }
}
