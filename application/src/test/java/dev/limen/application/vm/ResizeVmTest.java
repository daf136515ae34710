package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.host.HostError;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.Operation;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResizeVmTest {

    private final Installation limen = new Installation();
    private final ResizeVm resizeVm = limen.resizeVm();

    @Test
    void aStoppedVmHasTheNewSize() {
        VmView vm = limen.vm(VmStatus.STOPPED);

        VmView after = resize(vm, 4, 2048);

        assertEquals(VmBuilder.size(4, 2048, 10), after.size());
        assertEquals(VmStatus.STOPPED, after.status());
        assertSettled(VmBuilder.size(4, 2048, 10).load(), vm);
    }

    @Test
    void whatIsNotNamedStays() {
        VmView vm = limen.vm(VmStatus.STOPPED);

        resize(vm, 4, null);
        assertSettled(new HostLoad(4, 512), vm);
        resize(vm, null, 2048);

        assertSettled(new HostLoad(4, 2048), vm);
    }

    @Test
    void aRunningVmHasItAtOnceWhereTheHypervisorCan() {
        limen.hypervisor.allowLiveResize();
        VmView vm = limen.vm(VmStatus.RUNNING);

        resize(vm, 2, 1024);

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertSettled(new HostLoad(2, 1024), vm);
    }

    @Test
    void aRunningVmThatCannotIsLeftAsItIs() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertThrows(VmError.NotLive.class, () -> resize(vm, 2, 1024));

        assertEquals(VmStatus.RUNNING, limen.saved(vm).status());
        assertNull(limen.saved(vm).statusReason());
        assertSettled(new HostLoad(1, 512), vm);
    }

    @Test
    void aVmWhoseMemoryWasSavedIsNotShownWithASizeThatItWouldNotHave() {
        VmView vm = saved();

        assertThrows(HypervisorError.Refused.class, () -> resize(vm, 2, 1024));

        assertSettled(new HostLoad(1, 512), vm);
    }

    @Test
    void whoInsistsThrowsTheSavedMemoryAway() {
        VmView vm = saved();

        resizeVm.handle(new ResizeVm.Command(vm.uuid(), new VCpus(2), null, true), limen.user);

        assertSettled(new HostLoad(2, 512), vm);
        assertEquals(Set.of(), limen.hypervisor.describe(vm.uuid()).findings());
    }

    private VmView saved() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.save(vm.uuid());
        limen.observeVm().handle(vm.uuid());
        return limen.saved(vm);
    }

    @Test
    void theSizeThatIsShownIsGivenToAGuestThatHasAnother() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.plug(vm.uuid(), VmBuilder.size(2, 1024, 10));

        resize(vm, 1, 512);

        assertSettled(new HostLoad(1, 512), vm);
    }

    @Test
    void theSizeThatItHasChangesNothing() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertEquals(vm, resize(vm, 1, 512));

        assertEquals(vm, limen.saved(vm));
        assertEquals(List.of(), limen.changes());
    }

    @Test
    void theLargerOfBothSizesIsHeldWhileItLasts() {
        VmView growing = limen.onHypervisor(VmBuilder.vmOf(limen.user.id())
                .sized(1, 2048, 10)
                .in(VmStatus.STOPPED)
                .addTo(limen.storage));
        limen.hypervisor.before(Call.RESIZE, () -> {
            assertEquals(new Usage(1, 3, 2048, 10), limen.storage.quotas().usage(limen.user.id()));
            assertEquals(VmBuilder.size(3, 512, 10), targetOf(limen.saved(growing)));
            assertEquals(VmBuilder.size(1, 2048, 10), limen.saved(growing).size());
        });

        resize(growing, 3, 512);

        assertEquals(new Usage(1, 3, 512, 10), limen.storage.quotas().usage(limen.user.id()));
    }

    @Test
    void growthBeyondTheQuotaIsRefused() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limit(new Limits(1, 2, 512, 10));

        assertThrows(QuotaError.Exceeded.class, () -> resize(vm, 3, null));
        assertThrows(QuotaError.Exceeded.class, () -> resize(vm, null, 513));
        resize(vm, 2, null);

        assertSettled(new HostLoad(2, 512), vm);
    }

    @Test
    void whoeverHoldsTooMuchMayShrink() {
        VmView vm = limen.onHypervisor(
                VmBuilder.vmOf(limen.user.id()).sized(4, 2048, 10).addTo(limen.storage));
        limit(new Limits(0, 1, 256, 1));

        resize(vm, 3, null);

        assertSettled(new HostLoad(3, 2048), vm);
    }

    @Test
    void thePolicyOfTheInstallationCounts() {
        VmView vm = limen.vm(VmStatus.STOPPED);

        assertThrows(InvalidValue.class, () -> resize(vm, 7, null));
        assertThrows(InvalidValue.class, () -> resize(vm, null, 16_385));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aRunningVmGrowsNoLargerThanItsHostHasRoom() {
        limen.hypervisor.allowLiveResize();
        VmBuilder.vmOf(limen.stranger.id())
                .sized(6, 512, 1)
                .in(VmStatus.RUNNING)
                .addTo(limen.storage);
        VmView vm = limen.vm(VmStatus.RUNNING);

        assertThrows(HostError.CapacityExceeded.class, () -> resize(vm, 3, null));
        resize(vm, 2, null);

        assertSettled(new HostLoad(2, 512), vm);
    }

    @Test
    void aStoppedVmTakesNothingOfItsHost() {
        VmBuilder.vmOf(limen.stranger.id())
                .sized(8, 512, 1)
                .in(VmStatus.RUNNING)
                .addTo(limen.storage);
        VmView vm = limen.vm(VmStatus.STOPPED);

        resize(vm, 3, null);

        assertSettled(new HostLoad(3, 512), vm);
    }

    @Test
    void aPausedVmIsNotResized() {
        VmView vm = limen.vm(VmStatus.PAUSED);

        assertThrows(VmError.NotAllowed.class, () -> resize(vm, 2, null));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void aSecondOneIsRefusedMeanwhile() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.before(Call.RESIZE, () -> assertThrows(VmError.Busy.class, () -> resize(vm, 4, null)));

        resize(vm, 2, null);

        assertSettled(new HostLoad(2, 512), vm);
    }

    @Test
    void whatFailsLeavesTheSize() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.RESIZE, new HypervisorError.Failed("broken"));

        assertThrows(HypervisorError.Failed.class, () -> resize(vm, 2, null));

        assertSettled(new HostLoad(1, 512), vm);
        assertEquals("broken", limen.saved(vm).statusReason());
    }

    @Test
    void whatMayHaveTakenEffectHoldsBothSizesUntilItIsCompleted() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.after(Call.RESIZE, () -> {
            throw new HypervisorError.Unavailable();
        });

        assertThrows(HypervisorError.Unavailable.class, () -> resize(vm, 2, null));

        assertEquals(VmOperation.UPDATE, limen.saved(vm).busy());
        assertEquals(2, limen.storage.quotas().usage(limen.user.id()).cpu());
        limen.settleVms().handle();
        assertSettled(new HostLoad(2, 512), vm);
    }

    @Test
    void somebodyElsesVmDoesNotExist() {
        VmView vm = limen.vm(VmStatus.STOPPED);

        assertThrows(
                VmError.NotFound.class,
                () -> resizeVm.handle(new ResizeVm.Command(vm.id(), new VCpus(2), null, false), limen.stranger));

        assertEquals(vm, limen.saved(vm));
    }

    @Test
    void anAdministratorResizesWithinTheQuotaOfTheOwner() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limit(new Limits(1, 1, 512, 10));

        assertThrows(
                QuotaError.Exceeded.class,
                () -> resizeVm.handle(new ResizeVm.Command(vm.id(), new VCpus(2), null, false), limen.admin));
    }

    private VmView resize(VmView vm, @Nullable Integer cpu, @Nullable Integer memory) {
        VCpus cores = cpu == null ? null : new VCpus(cpu);
        MemoryMiB mebibytes = memory == null ? null : new MemoryMiB(memory);
        return resizeVm.handle(new ResizeVm.Command(vm.uuid(), cores, mebibytes, false), limen.user);
    }

    private void limit(Limits limits) {
        limen.storage.unitOfWork().execute(() -> limen.storage.quotas().set(limen.user.id(), limits));
    }

    /** Database and hypervisor agree, and nothing is in progress. */
    private void assertSettled(HostLoad expected, VmView vm) {
        VmView saved = limen.saved(vm);
        assertEquals(expected, saved.size().load());
        assertEquals(expected, limen.hypervisor.sizeOf(vm.uuid()));
        assertNull(saved.busy());
        assertNull(saved.operation());
    }

    private static @Nullable VmSize targetOf(VmView vm) {
        Operation operation = vm.operation();
        return operation == null ? null : operation.target();
    }
}
