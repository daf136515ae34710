package dev.limen.bootstrap.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.MonotonicClock;
import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.change.ForgetChanges;
import dev.limen.application.console.ForgetTickets;
import dev.limen.application.console.ForgetViewers;
import dev.limen.application.host.LatestMetrics;
import dev.limen.application.host.SampleHosts;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.idempotency.RequestsInProgress;
import dev.limen.application.image.CleanUpImages;
import dev.limen.application.image.ImageTransfers;
import dev.limen.application.network.LocateVms;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import dev.limen.bootstrap.background.HousekeepingJobs.Job;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.image.InMemoryImageFiles;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.reconciliation.ManualScheduler;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HousekeepingJobsTest {

    private final InstantSource clock = InstantSource.system();
    private final MonotonicClock monotonicClock = MonotonicClock.system();
    private final Storage storage = InMemoryStorage.create();
    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final Unreadable processes = new Unreadable();
    private final UserId user = UserBuilder.user().named("ada").addTo(storage).id();
    private final ManualScheduler time = new ManualScheduler();
    private final OperationOutcomes outcomes = new OperationOutcomes(storage.unitOfWork(), storage.vms(), clock);
    private final OperationRunner runner = new OperationRunner(
            storage.unitOfWork(), storage.vms(), hypervisor, processes, outcomes, Duration.ofMinutes(2), clock);
    private final GuestWatcher guestWatcher = guestWatcher();
    private final HousekeepingJobs jobs = new HousekeepingJobs(
            new SettleVms(
                    storage.vmQueries(),
                    hypervisor,
                    runner,
                    processes,
                    Duration.ZERO,
                    Duration.ofMinutes(2),
                    Runnable::run,
                    monotonicClock),
            new SampleHosts(hypervisor, new LatestMetrics(monotonicClock)),
            new LocateVms(storage.vmQueries(), hypervisor, outcomes),
            new ReleaseRequests(
                    storage.unitOfWork(), storage.keyedRequests(), new RequestsInProgress(), monotonicClock),
            guestWatcher,
            new ForgetRequests(storage.unitOfWork(), storage.keyedRequests(), clock),
            new ForgetSessions(storage.unitOfWork(), storage.refreshFamilies(), Duration.ofHours(24), clock),
            new ForgetAudit(storage.unitOfWork(), storage.auditTrail(), Duration.ofDays(365), clock),
            new ForgetChanges(storage.unitOfWork(), storage.changeLog(), Duration.ofHours(1), 100_000, clock),
            cleanUpImages(),
            new ForgetTickets(storage.unitOfWork(), storage.consoleTickets(), clock),
            new ForgetViewers(storage.unitOfWork(), storage.consoleViewers(), processes, clock),
            Duration.ofSeconds(30));
    private final JobScheduler scheduler = new JobScheduler(time::schedule, guestWatcher);

    private CleanUpImages cleanUpImages() {
        InMemoryImageFiles files = new InMemoryImageFiles();
        ImagePolicy policy = new ImagePolicy(1, 1, 1, 1, Duration.ofHours(1), Map.of());
        VmPolicy vmPolicy = new VmPolicy(1, 256, 1, new DiskGiB(1), List.of());
        ImageTransfers transfers = new ImageTransfers(
                storage.unitOfWork(), storage.images(), files, processes, policy, vmPolicy, clock, monotonicClock);
        return new CleanUpImages(
                storage.unitOfWork(),
                storage.images(),
                storage.imageQueries(),
                files,
                transfers,
                processes,
                Duration.ZERO,
                clock,
                monotonicClock);
    }

    private GuestWatcher guestWatcher() {
        ObserveVm observe = new ObserveVm(storage.vmQueries(), hypervisor, outcomes, Duration.ZERO, monotonicClock);
        return new GuestWatcher(
                hypervisor,
                observe,
                new ReconcileVms(storage.vmQueries(), hypervisor, storage.sightings(), observe, clock),
                new RemoveLeftovers(storage.vmQueries(), hypervisor),
                time::schedule);
    }

    /** What cannot be read until a test says so. */
    private static final class Unreadable implements Processes {

        private final FakeProcesses processes = new FakeProcesses();
        private boolean readable;

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

    private static Job job(AtomicInteger runs, Runnable work) {
        return new Job("job", Duration.ofSeconds(2), () -> {
            runs.incrementAndGet();
            work.run();
        });
    }

    @Test
    void aJobIsDoneAtOnceAndAgainAnIntervalAfterItsEnd() {
        AtomicInteger runs = new AtomicInteger();

        scheduler.start(job(runs, () -> time.pass(Duration.ofMinutes(1))));
        time.runReady();
        assertEquals(1, runs.get(), "it does not overlap itself");
        time.pass(Duration.ofSeconds(2));

        assertEquals(2, runs.get());
    }

    @Test
    void aJobThatFailsIsDoneAgain() {
        AtomicInteger runs = new AtomicInteger();

        scheduler.start(job(runs, () -> {
            throw new IllegalStateException("broken");
        }));
        time.pass(Duration.ofSeconds(4));

        assertEquals(3, runs.get());
    }

    @Test
    void noJobHoldsUpAnother() {
        jobs.all().forEach(scheduler::start);

        assertEquals(jobs.all().size(), time.ready(), "each is a task of its own");
    }

    @Test
    void aJobThatFailsHasAllVmsReconciledAndIsDoneWhenItCanBe() {
        VmView changed = stoppedOutside(VmBuilder.vmOf(user).in(VmStatus.RUNNING));
        VmView cutOff = stoppedOutside(VmBuilder.vmOf(user).busyWith(VmOperation.START));

        jobs.all().stream().filter(job -> job.name().equals("settle-vms")).forEach(scheduler::start);
        time.runReady();

        assertTrue(isStopped(changed), "the VM that was stopped outside is seen to be stopped");
        processes.readable = true;
        time.pass(Duration.ofSeconds(4));
        assertTrue(isStopped(cutOff), "the operation that was cut off is ended");
    }
}
