package dev.limen.application.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.reconciliation.ManualScheduler;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import org.junit.jupiter.api.Test;

class GuestWatcherTest {

    private final Installation limen = new Installation();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final GuestWatcher watcher = new GuestWatcher(
            limen.hypervisor,
            limen.observeVm(),
            limen.reconcileVms(),
            new RemoveLeftovers(limen.storage.vmQueries(), limen.hypervisor),
            scheduler::schedule);

    /** Stopped past LIMEN, which still has it running. */
    private VmView stoppedOutside() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(vm.uuid(), GuestState.OFF);
        return vm;
    }

    /** Removed from LIMEN, but not from the hypervisor. */
    private VmView leftover() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.storage.unitOfWork().execute(() -> limen.storage
                .vms()
                .remove(limen.storage.vms().find(vm.id()).orElseThrow()));
        return vm;
    }

    private static GuestEvent changeOf(VmView vm) {
        return new GuestEvent.StateChanged(vm.uuid());
    }

    private VmStatus status(VmView vm) {
        return limen.saved(vm).status();
    }

    @Test
    void manyEventsOfOneVmAreOneObservation() {
        VmView vm = stoppedOutside();
        VmView other = limen.vm(VmStatus.RUNNING);

        watcher.on(changeOf(vm));
        watcher.on(changeOf(vm));
        watcher.on(changeOf(other));
        watcher.on(changeOf(vm));

        assertEquals(2, scheduler.ready());
        scheduler.runReady();
        assertEquals(VmStatus.STOPPED, status(vm));
    }

    @Test
    void aVmThatHasChangedIsLookedAtAgainAMomentLater() {
        VmView vm = stoppedOutside();
        watcher.on(changeOf(vm));
        scheduler.runReady();
        limen.hypervisor.put(vm.uuid(), GuestState.PAUSED);

        scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY);
        assertEquals(VmStatus.PAUSED, status(vm));

        scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY);
        assertTrue(scheduler.isIdle());
    }

    @Test
    void aBusyVmIsLookedAtUntilItsOperationHasEnded() {
        VmView vm = limen.onHypervisor(
                VmBuilder.vmOf(limen.user.id()).busyWith(VmOperation.START).addTo(limen.storage));
        watcher.on(changeOf(vm));
        for (int i = 0; i < 10; i++) {
            scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY);
            assertFalse(scheduler.isIdle());
        }

        limen.outcomes.recordUnlessChanged(limen.saved(vm), (saved, now) -> saved.failed(VmStatus.RUNNING, null, now));
        limen.hypervisor.put(vm.uuid(), GuestState.RUNNING);
        scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY);

        assertTrue(scheduler.isIdle());
    }

    @Test
    void aVmThatCannotBeLookedAtIsLookedAtAgain() {
        VmView vm = stoppedOutside();
        limen.hypervisor.fail(Call.STATE, new HypervisorError.Failed("broken"));

        watcher.on(changeOf(vm));
        scheduler.runReady();
        assertEquals(VmStatus.RUNNING, status(vm));

        scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY);
        assertEquals(VmStatus.STOPPED, status(vm));
    }

    @Test
    void atTheStartAllVmsAreReconciled() {
        VmView vm = stoppedOutside();

        watcher.start();
        scheduler.runReady();

        assertEquals(VmStatus.STOPPED, status(vm));
    }

    @Test
    void allVmsAreReconciledWhenEventsMayHaveBeenMissedAndOnRequest() {
        VmView vm = stoppedOutside();
        watcher.on(new GuestEvent.Resync());
        scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY.multipliedBy(2));
        assertEquals(VmStatus.STOPPED, status(vm));

        limen.hypervisor.put(vm.uuid(), GuestState.RUNNING);
        watcher.reconcile();
        scheduler.runReady();
        assertEquals(VmStatus.RUNNING, status(vm));
    }

    @Test
    void aReconciliationThatFailsIsTriedAgainUntilItCanBeDone() {
        VmView vm = stoppedOutside();
        limen.hypervisor.fail(Call.STATES, new HypervisorError.Unavailable());
        watcher.reconcile();
        scheduler.runReady();
        for (int attempt = 0; attempt < 3; attempt++) {
            limen.hypervisor.fail(Call.STATES, new HypervisorError.Unavailable());
            scheduler.pass(CoalescingTask.RETRY_DELAY);
            assertEquals(VmStatus.RUNNING, status(vm));
        }

        scheduler.pass(CoalescingTask.RETRY_DELAY);
        assertEquals(VmStatus.STOPPED, status(vm));
    }

    @Test
    void whatAReconciliationFindsIsLookedAtAgain() {
        VmView vm = stoppedOutside();
        watcher.reconcile();
        scheduler.runReady();
        limen.hypervisor.put(vm.uuid(), GuestState.PAUSED);

        scheduler.pass(GuestWatcher.NEXT_OBSERVATION_DELAY);

        assertEquals(VmStatus.PAUSED, status(vm));
    }

    @Test
    void whatIsLeftOfARemovedVmIsRemovedHoweverOftenThatFailsAtFirst() {
        VmView vm = leftover();
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("broken"));

        watcher.start();
        scheduler.runReady();
        assertTrue(limen.hypervisor.knows(vm.uuid()));
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("still broken"));
        scheduler.pass(CoalescingTask.RETRY_DELAY);
        assertTrue(limen.hypervisor.knows(vm.uuid()));

        scheduler.pass(CoalescingTask.RETRY_DELAY);
        limen.assertNoDomain(vm.uuid());
    }

    @Test
    void anEventOfALeftoverHasItRemoved() {
        VmView vm = leftover();

        watcher.on(changeOf(vm));
        scheduler.runReady();

        limen.assertNoDomain(vm.uuid());
    }
}
