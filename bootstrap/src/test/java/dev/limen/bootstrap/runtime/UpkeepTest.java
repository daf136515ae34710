package dev.limen.bootstrap.runtime;

import static dev.limen.contract.vm.Eventually.eventually;

import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.idempotency.RequestsInProgress;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import dev.limen.application.vm.OperationRunner;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.RecordedVmEvents;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    private final InstantSource clock = InstantSource.system();
    private final Storage storage = InMemoryStorage.create();
    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final Unreadable processes = new Unreadable();
    private final UserId user = UserBuilder.user().named("ada").addTo(storage).id();
    private final Upkeep upkeep = upkeep();

    /** What cannot be read until a test says so. */
    private static final class Unreadable implements Processes {

        private final FakeProcesses processes = new FakeProcesses();
        private volatile boolean readable;

        @Override
        public ProcessId self() {
            return processes.self();
        }

        @Override
        public boolean isSeen() {
            return processes.isSeen();
        }

        @Override
        public Set<ProcessId> present() {
            if (!readable) {
                throw new StorageUnavailable(new IllegalStateException("gone"));
            }
            return processes.present();
        }
    }

    private Upkeep upkeep() {
        RecordedVmEvents events = new RecordedVmEvents(storage.unitOfWork());
        OperationRunner change = new OperationRunner(
                storage.unitOfWork(), storage.vms(), events, hypervisor, processes, Duration.ofMinutes(2), clock);
        ObserveVm observe = new ObserveVm(storage.vmQueries(), hypervisor, change, Duration.ZERO, clock);
        return new Upkeep(
                new SettleVms(storage.vmQueries(), hypervisor, change, processes, Duration.ZERO, Runnable::run, clock),
                new ReconcileVms(storage.vmQueries(), hypervisor, storage.sightings(), observe, clock),
                new RemoveLeftovers(storage.vmQueries(), hypervisor),
                new ReleaseRequests(storage.unitOfWork(), storage.keyedRequests(), new RequestsInProgress(), clock),
                new ForgetRequests(storage.unitOfWork(), storage.keyedRequests(), clock),
                new ForgetSessions(storage.unitOfWork(), storage.refreshFamilies(), Duration.ofHours(24), clock),
                new ForgetAudit(storage.unitOfWork(), storage.auditTrail(), Duration.ofDays(365), clock),
                SettingsCheck.read(new SmallRyeConfigBuilder()).getConfigMapping(HypervisorConfig.class));
    }

    @AfterEach
    void stop() throws InterruptedException {
        upkeep.stop(new ShutdownEvent());
    }

    private VmView stoppedOutside(VmBuilder builder) {
        VmView vm = builder.addTo(storage);
        hypervisor.define(GuestSpec.of(vm));
        hypervisor.put(vm.uuid(), GuestState.OFF);
        return vm;
    }

    private boolean isStopped(VmView vm) {
        VmView saved = storage.vmQueries().find(vm.id()).orElseThrow();
        return saved.status() == VmStatus.STOPPED && saved.busy() == null;
    }

    @Test
    void one_duty_that_fails_holds_up_no_other_and_is_done_when_it_can_be() {
        VmView changed = stoppedOutside(VmBuilder.vmOf(user).in(VmStatus.RUNNING));
        VmView cutOff = stoppedOutside(VmBuilder.vmOf(user).busyWith(VmOperation.START));

        upkeep.start(new Service.Start());

        eventually("the VM that was stopped outside is seen to be stopped", () -> isStopped(changed));
        processes.readable = true;
        eventually("the operation that was cut off is ended", () -> isStopped(cutOff));
    }

    @Test
    void what_is_left_of_a_removed_vm_is_removed_however_often_that_fails_at_first() {
        VmView vm = stoppedOutside(VmBuilder.vmOf(user));
        storage.unitOfWork()
                .execute(() -> storage.vms().remove(storage.vms().find(vm.id()).orElseThrow()));
        hypervisor.fail(FakeHypervisor.Call.UNDEFINE, new HypervisorError.Failed("broken"));

        upkeep.start(new Service.Start());

        eventually("nothing is left of the VM that was removed", () -> !hypervisor.knows(vm.uuid()));
    }
}
