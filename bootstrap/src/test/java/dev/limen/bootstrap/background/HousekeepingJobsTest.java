package dev.limen.bootstrap.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.change.ForgetChanges;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.idempotency.RequestsInProgress;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HousekeepingJobsTest {

    private final InstantSource clock = InstantSource.system();
    private final Storage storage = InMemoryStorage.create();
    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final Unreadable processes = new Unreadable();
    private final UserId user = UserBuilder.user().named("ada").addTo(storage).id();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final OperationOutcomes outcomes = new OperationOutcomes(storage.unitOfWork(), storage.vms(), clock);
    private final OperationRunner runner = new OperationRunner(
            storage.unitOfWork(), storage.vms(), hypervisor, processes, outcomes, Duration.ofMinutes(2), clock);
    private final GuestWatcher guestWatcher = guestWatcher();
    private final HousekeepingJobs jobs = new HousekeepingJobs(
            new SettleVms(storage.vmQueries(), hypervisor, runner, processes, Duration.ZERO, Runnable::run, clock),
            new ReleaseRequests(storage.unitOfWork(), storage.keyedRequests(), new RequestsInProgress(), clock),
            guestWatcher,
            new ForgetRequests(storage.unitOfWork(), storage.keyedRequests(), clock),
            new ForgetSessions(storage.unitOfWork(), storage.refreshFamilies(), Duration.ofHours(24), clock),
            new ForgetAudit(storage.unitOfWork(), storage.auditTrail(), Duration.ofDays(365), clock),
            new ForgetChanges(storage.unitOfWork(), storage.changeLog(), Duration.ofHours(1), 100_000, clock));

    private GuestWatcher guestWatcher() {
        ObserveVm observe = new ObserveVm(storage.vmQueries(), hypervisor, outcomes, Duration.ZERO, clock);
        return new GuestWatcher(
                hypervisor,
                observe,
                new ReconcileVms(storage.vmQueries(), hypervisor, storage.sightings(), observe, clock),
                new RemoveLeftovers(storage.vmQueries(), hypervisor),
                (task, delay) -> {
                    if (delay.isZero()) {
                        background.add(task);
                    }
                });
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

    private static FailedExecution failureOf(String job, Throwable why) {
        return new FailedExecution(new Execution(job), why);
    }

    private record Execution(String id) implements ScheduledExecution, Trigger {

        @Override
        public Trigger getTrigger() {
            return this;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public Instant getFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getScheduledFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getNextFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getPreviousFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public boolean isOverdue() {
            return false;
        }
    }

    static Method[] everyJob() {
        return Arrays.stream(HousekeepingJobs.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()))
                .toArray(Method[]::new);
    }

    @ParameterizedTest
    @MethodSource("everyJob")
    void noJobOverlapsItselfOrHoldsUpAnother(Method job) {
        Scheduled schedule = job.getAnnotation(Scheduled.class);

        assertEquals(Scheduled.ConcurrentExecution.SKIP, schedule.concurrentExecution());
        assertFalse(schedule.identity().isEmpty());
        assertTrue(job.isAnnotationPresent(RunOnVirtualThread.class));
    }

    @Test
    void aJobThatFailsHasAllVmsReconciledAndIsDoneWhenItCanBe() {
        VmView changed = stoppedOutside(VmBuilder.vmOf(user).in(VmStatus.RUNNING));
        VmView cutOff = stoppedOutside(VmBuilder.vmOf(user).busyWith(VmOperation.START));

        StorageUnavailable gone = assertThrows(StorageUnavailable.class, jobs::settleVms);
        new JobFailures(guestWatcher).failed(failureOf("settle-vms", gone));
        background.remove().run();

        assertTrue(isStopped(changed), "the VM that was stopped outside is seen to be stopped");
        processes.readable = true;
        jobs.settleVms();
        jobs.settleVms();
        assertTrue(isStopped(cutOff), "the operation that was cut off is ended");
    }
}
