package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.host.HostError;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is particular to starting, stopping and restarting. */
class StartAndStopVmTest {

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Installation limen = new Installation();
    private final StartVm startVm =
            new StartVm(limen.runner, limen.hypervisor, limen.storage.hostLoads(), new Overcommit(1, 1));
    private final StopVm stopVm = new StopVm(limen.runner, limen.hypervisor, GRACE);
    private final RestartVm restartVm = new RestartVm(limen.runner, limen.hypervisor, GRACE);

    @Test
    void aVmDoesNotStartFromMemoryThatWasSavedWithAnotherSize() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.plug(vm.uuid(), VmBuilder.size(2, 1024, 10));
        limen.hypervisor.save(vm.uuid());
        limen.observeVm().handle(vm.uuid());

        assertThrows(HypervisorError.Refused.class, () -> startVm.handle(vm.id(), false, limen.user));
        assertEquals(VmStatus.STOPPED, limen.saved(vm).status());

        startVm.handle(vm.id(), true, limen.user);
        assertEquals(vm.size().load(), limen.hypervisor.sizeOf(vm.uuid()));
    }

    @Test
    void aVmGoesOnFromMemoryThatWasSavedWithItsSize() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.save(vm.uuid());
        limen.observeVm().handle(vm.uuid());

        assertEquals(
                VmStatus.RUNNING, startVm.handle(vm.id(), false, limen.user).status());
    }

    @Test
    void whatRunsIsNotStartedAgain() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.START, new HypervisorError.Failed("must not be called"));

        assertEquals(vm, startVm.handle(vm.uuid(), false, limen.user));

        assertEquals(vm, limen.saved(vm));
        assertEquals(List.of(), limen.changes());
    }

    @Test
    void whatIsStoppedIsNotStoppedAgain() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.STOP, new HypervisorError.Failed("must not be called"));

        assertEquals(vm, stopVm.handle(vm.uuid(), false, limen.user));

        assertEquals(vm, limen.saved(vm));
        assertEquals(List.of(), limen.changes());
    }

    @Test
    void whatStartsHasTheSizeThatIsHeldWhateverAnUpdateHasLeftBehind() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.resize(vm.uuid(), VmBuilder.size(4, 4096, 10));

        startVm.handle(vm.id(), false, limen.user);

        assertEquals(vm.size().load(), limen.hypervisor.sizeOf(vm.uuid()));
    }

    @Test
    void whatStartsAgainHasTheSizeThatIsHeldToo() {
        VmView restarted = limen.vm(VmStatus.RUNNING);
        VmView crashed = limen.vm(VmStatus.ERROR);
        limen.hypervisor.allowLiveResize();
        limen.hypervisor.resize(restarted.uuid(), VmBuilder.size(4, 4096, 10));
        limen.hypervisor.resize(crashed.uuid(), VmBuilder.size(4, 4096, 10));

        restartVm.handle(restarted.id(), true, limen.user);
        startVm.handle(crashed.id(), false, limen.user);

        assertEquals(restarted.size().load(), limen.hypervisor.sizeOf(restarted.uuid()));
        assertEquals(crashed.size().load(), limen.hypervisor.sizeOf(crashed.uuid()));
    }

    @Test
    void aVmInErrorCanBeStarted() {
        VmView vm = limen.vm(VmStatus.ERROR);

        assertEquals(
                VmStatus.RUNNING, startVm.handle(vm.id(), false, limen.user).status());
    }

    @Test
    void aPausedVmIsNotStartedButStopped() {
        VmView vm = limen.vm(VmStatus.PAUSED);

        assertThrows(VmError.NotAllowed.class, () -> startVm.handle(vm.id(), false, limen.user));
        assertEquals(VmStatus.STOPPED, stopVm.handle(vm.id(), false, limen.user).status());
    }

    @Test
    void aHostThatIsFullStartsNothing() {
        VmBuilder.vmOf(limen.stranger.id()).sized(8, 512, 1).in(VmStatus.PAUSED).addTo(limen.storage);
        VmView vm = limen.vm(VmStatus.STOPPED);

        assertThrows(HostError.CapacityExceeded.class, () -> startVm.handle(vm.id(), false, limen.user));

        assertEquals(vm, limen.saved(vm));
        assertEquals(GuestState.OFF, limen.hypervisor.state(vm.uuid()));
    }

    @Test
    void theLastRoomOfAHostIsGivenAwayOnce() {
        VmBuilder.vmOf(limen.stranger.id())
                .sized(7, 512, 1)
                .in(VmStatus.RUNNING)
                .addTo(limen.storage);
        VmView first = limen.vm(VmStatus.STOPPED);
        VmView second = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.before(
                Call.START,
                () -> assertThrows(
                        HostError.CapacityExceeded.class, () -> startVm.handle(second.id(), false, limen.user)));

        assertEquals(
                VmStatus.RUNNING, startVm.handle(first.id(), false, limen.user).status());

        assertEquals(second, limen.saved(second));
    }

    @Test
    void aGuestIsGivenTheGraceUnlessItIsForced() {
        stopVm.handle(limen.vm(VmStatus.RUNNING).id(), false, limen.user);
        stopVm.handle(limen.vm(VmStatus.RUNNING).id(), true, limen.user);
        restartVm.handle(limen.vm(VmStatus.RUNNING).id(), false, limen.user);
        restartVm.handle(limen.vm(VmStatus.RUNNING).id(), true, limen.user);

        assertEquals(List.of(GRACE, Duration.ZERO, GRACE, Duration.ZERO), limen.hypervisor.graces());
    }

    @Test
    void aRestartThatFailsHalfwayIsStopped() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        limen.hypervisor.fail(Call.START, new HypervisorError.Failed("no room"));

        assertThrows(HypervisorError.Failed.class, () -> restartVm.handle(vm.id(), false, limen.user));

        assertEquals(VmStatus.STOPPED, limen.saved(vm).status());
        assertEquals("no room", limen.saved(vm).statusReason());
    }

    @Test
    void aReasonIsForgottenWithTheNextSuccess() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.hypervisor.fail(Call.START, new HypervisorError.Failed("no room"));
        assertThrows(HypervisorError.Failed.class, () -> startVm.handle(vm.id(), false, limen.user));

        startVm.handle(vm.id(), false, limen.user);

        assertNull(limen.saved(vm).statusReason());
    }

    @Test
    void aVmThatIsNotThereIsNotFound() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        limen.deleteVm().handle(vm.id(), limen.user);

        assertThrows(VmError.NotFound.class, () -> startVm.handle(vm.id(), false, limen.user));
        assertThrows(VmError.NotFound.class, () -> stopVm.handle(vm.uuid(), true, limen.admin));
    }
}
