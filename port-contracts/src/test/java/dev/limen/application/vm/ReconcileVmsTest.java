package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.vm.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Optional;
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
        assertEquals(List.of(), limen.vmEvents.told());
    }

    @ParameterizedTest
    @EnumSource
    void whatHasChangedBehindLimensBackIsSeen(DomainState state) {
        VmView running = limen.vm(VmStatus.RUNNING);
        VmView stopped = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.put(running.uuid(), state);
        limen.hypervisor.put(stopped.uuid(), state);

        reconcileVms.handle();

        assertEquals(state, Installation.domainState(limen.saved(running).status()));
        assertEquals(state, Installation.domainState(limen.saved(stopped).status()));
    }

    @Test
    void whatHasVanishedIsInErrorAndSaysWhy() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.forget(vm.uuid());

        reconcileVms.handle();

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertEquals(VmChange.MISSING, limen.saved(vm).statusReason());
        assertEquals(1, limen.vmEvents.told().size());
    }

    @Test
    void aCreationThatWasCutOffIsUndone() {
        VmView vm = cutOff(VmOperation.CREATE, VmStatus.STOPPED);

        reconcileVms.handle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
        assertEquals(VmEvent.VmDeleted.class, limen.vmEvents.told().getLast().getClass());
    }

    @Test
    void aCreationThatWasCutOffBeforeItsDefinitionIsUndone() {
        VmBuilder.vmOf(limen.user.id()).busyWith(VmOperation.CREATE).addTo(limen.storage);

        reconcileVms.handle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
    }

    @Test
    void aDeletionThatWasCutOffIsCompleted() {
        VmView vm = cutOff(VmOperation.DELETE, VmStatus.RUNNING);

        reconcileVms.handle();

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        limen.assertNoDomain(vm.uuid());
    }

    @ParameterizedTest
    @EnumSource(
            value = VmOperation.class,
            names = {"START", "STOP", "RESTART", "PAUSE", "RESUME"})
    void anythingElseThatWasCutOffEndsWhereItIsFound(VmOperation operation) {
        VmView vm = cutOff(operation, VmStatus.STOPPED);
        limen.hypervisor.put(vm.uuid(), DomainState.PAUSED);

        reconcileVms.handle();

        assertEquals(VmStatus.PAUSED, limen.saved(vm).status());
        assertEquals("The last operation was interrupted.", limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
        assertEquals(1, limen.vmEvents.told().size());
    }

    @Test
    void whatWasCutOffAndHasVanishedIsInError() {
        VmView vm = cutOff(VmOperation.START, VmStatus.STOPPED);
        limen.hypervisor.forget(vm.uuid());

        reconcileVms.handle();

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertEquals(VmChange.MISSING, limen.saved(vm).statusReason());
        assertNull(limen.saved(vm).busy());
    }

    @Test
    void anUpdateThatWasCutOffIsCompleted() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);

        reconcileVms.handle();

        assertSize(new HostLoad(2, 1024), vm);
        assertNull(limen.saved(vm).statusReason());
    }

    @Test
    void anUpdateThatWasCutOffAndCannotBeLiveEndsWithTheOldSize() {
        VmView vm = cutOffUpdate(VmStatus.RUNNING);

        reconcileVms.handle();

        assertSize(new HostLoad(1, 512), vm);
        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
    }

    @Test
    void anUpdateThatWasCutOffAndFailsEndsWithTheOldSize() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.RESIZE, new HypervisorError.Failed("broken"));

        reconcileVms.handle();

        assertSize(new HostLoad(1, 512), vm);
    }

    @Test
    void anUpdateThatWasCutOffWaitsForTheHypervisor() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.RESIZE, new HypervisorError.Unavailable());

        assertThrows(HypervisorError.Unavailable.class, reconcileVms::handle);
        assertEquals(vm, limen.saved(vm));
        reconcileVms.handle();

        assertSize(new HostLoad(2, 1024), vm);
    }

    @Test
    void anUpdateWhoseDomainHasVanishedIsInError() {
        VmView vm = cutOffUpdate(VmStatus.STOPPED);
        limen.hypervisor.forget(vm.uuid());

        reconcileVms.handle();

        assertEquals(VmStatus.ERROR, limen.saved(vm).status());
        assertNull(limen.saved(vm).target());
    }

    @ParameterizedTest
    @EnumSource(
            value = VmOperation.class,
            names = {"CREATE", "DELETE", "START", "UPDATE"})
    void anOperationThatEndedAfterItWasListedIsNotTakenForCutOff(VmOperation operation) {
        VmView now = limen.vm(VmStatus.RUNNING);
        VmView listed = earlier(now, operation);

        new ReconcileVms(listing(listed), limen.hypervisor, limen.change, limen.observeVm()).handle();

        assertEquals(now, limen.saved(now));
        assertEquals(DomainState.RUNNING, limen.hypervisor.state(now.uuid()));
    }

    @Test
    void oneThatCannotBeSettledHoldsUpNoOther() {
        VmView stuck = cutOff(VmOperation.DELETE, VmStatus.STOPPED);
        VmView differing = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.put(differing.uuid(), DomainState.OFF);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Failed("broken"));

        assertThrows(HypervisorError.Failed.class, reconcileVms::handle);

        assertEquals(VmStatus.STOPPED, limen.saved(differing).status());
        assertEquals(VmOperation.DELETE, limen.saved(stuck).busy());
        assertTrue(limen.hypervisor.knows(stuck.uuid()));
        reconcileVms.handle();
        assertFalse(limen.hypervisor.knows(stuck.uuid()));
    }

    @Test
    void aHypervisorThatIsAwayChangesNothing() {
        VmView vm = cutOff(VmOperation.START, VmStatus.STOPPED);
        limen.hypervisor.fail(Call.STATES, new HypervisorError.Unavailable());

        assertThrows(HypervisorError.Unavailable.class, reconcileVms::handle);

        assertEquals(vm, limen.saved(vm));
    }

    /** A VM as a process that was killed in the middle of the operation leaves it. */
    private VmView cutOff(VmOperation operation, VmStatus status) {
        return limen.onHypervisor(
                VmBuilder.vmOf(limen.user.id()).in(status).busyWith(operation).addTo(limen.storage));
    }

    private VmView cutOffUpdate(VmStatus status) {
        return limen.onHypervisor(VmBuilder.vmOf(limen.user.id())
                .in(status)
                .updatingTo(2, 1024, 10)
                .addTo(limen.storage));
    }

    private void assertSize(HostLoad expected, VmView vm) {
        assertEquals(expected, limen.saved(vm).size().load());
        assertEquals(expected, limen.hypervisor.sizeOf(vm.uuid()));
        assertNull(limen.saved(vm).busy());
        assertNull(limen.saved(vm).target());
    }

    private static VmView earlier(VmView vm, VmOperation busy) {
        return new VmView(
                vm.id(),
                vm.uuid(),
                vm.owner(),
                vm.name(),
                vm.size(),
                vm.osType(),
                vm.bootOrder(),
                vm.installation(),
                VmStatus.STOPPED,
                null,
                busy,
                VmBuilder.size(2, 1024, 10),
                vm.createdAt(),
                vm.updatedAt(),
                vm.version() - 1);
    }

    /** Lists a VM as it was a moment ago, and finds it as it is. */
    private VmQueries listing(VmView listed) {
        return new VmQueries() {
            @Override
            public Optional<VmView> find(VmRef ref) {
                return limen.storage.vmQueries().find(ref);
            }

            @Override
            public List<VmView> list(VmFilter filter) {
                return List.of(listed);
            }

            @Override
            public long count(VmFilter filter) {
                return 1;
            }
        };
    }
}
