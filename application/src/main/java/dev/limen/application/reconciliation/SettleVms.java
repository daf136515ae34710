package dev.limen.application.reconciliation;

import dev.limen.application.MonotonicClock;
import dev.limen.application.Undo;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.operation.ReservedSize;
import dev.limen.application.operation.RunningOperation;
import dev.limen.application.operation.StatusReason;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.vm.Operation;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends every operation that nobody carries out any more, because its process is gone, could not record the outcome, or
 * took longer than an operation may. A creation is undone, a deletion or an update is completed, a restart gets its
 * start; anything else ends where the VM is found.
 *
 * <p>How long an operation takes is counted here, from when it was first seen: its process may have another wall clock,
 * and any wall clock may be set.
 */
public final class SettleVms {

    private static final String INTERRUPTED = "The last operation was interrupted.";

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final OperationRunner runner;
    private final Processes processes;
    private final Duration absence;
    private final Duration deadline;
    private final Executor executor;
    private final MonotonicClock clock;
    private final Map<ProcessId, Duration> absentSince = new HashMap<>();
    private final Map<Underway, Duration> seenSince = new HashMap<>();

    /** One operation, which differs from the next on the same VM in its execution. */
    private record Underway(VmId vm, Execution execution) {

        static Underway of(VmView busy) {
            return new Underway(busy.id(), operation(busy).execution());
        }
    }

    /**
     * Settles with these.
     *
     * @param absence how long a process must have been missing before it counts as gone
     * @param deadline how long an operation may have been seen before it is given up
     * @param executor carries out each settlement, which may take as long as the hypervisor does
     */
    public SettleVms(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationRunner runner,
            Processes processes,
            Duration absence,
            Duration deadline,
            Executor executor,
            MonotonicClock clock) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.runner = runner;
        this.processes = processes;
        this.absence = absence;
        this.deadline = deadline;
        this.executor = executor;
        this.clock = clock;
    }

    /** To be called again and again, some seconds apart: a process counts as gone from the second call on. */
    public synchronized void handle() {
        List<VmView> busy = Undo.onFailure(undo -> {
            undo.with(failure -> absentSince.clear());
            List<VmView> found = queries.busy();
            noteAbsences(found);
            return found;
        });
        noteSince(seenSince, busy.stream().map(Underway::of).collect(Collectors.toSet()));
        List<VmView> cutOff = busy.stream().filter(this::isCutOff).toList();
        if (!cutOff.isEmpty() && hypervisor.answers()) {
            cutOff.stream()
                    .map(runner::takeOver)
                    .flatMap(Optional::stream)
                    .forEach(operation -> executor.execute(() -> settle(operation)));
        }
    }

    private void noteAbsences(List<VmView> busy) {
        Set<ProcessId> concerned =
                busy.stream().map(vm -> operation(vm).execution().by()).collect(Collectors.toSet());
        concerned.remove(processes.self());
        if (!concerned.isEmpty()) {
            concerned.removeAll(processes.present());
        }
        noteSince(absentSince, concerned);
    }

    private <K> void noteSince(Map<K, Duration> since, Set<K> concerned) {
        Duration now = clock.elapsed();
        since.keySet().retainAll(concerned);
        concerned.forEach(it -> since.putIfAbsent(it, now));
    }

    private boolean isCutOff(VmView vm) {
        return isGivenUp(vm) || hasPassed(deadline, seenSince.get(Underway.of(vm)));
    }

    /** Whether its process does not carry it out any more. */
    private boolean isGivenUp(VmView vm) {
        ProcessId by = operation(vm).execution().by();
        return by.equals(processes.self()) ? !runner.isRunning(vm.id()) : hasPassed(absence, absentSince.get(by));
    }

    private boolean hasPassed(Duration time, @Nullable Duration since) {
        return since != null && clock.since(since).compareTo(time) >= 0;
    }

    private static Operation operation(VmView busy) {
        return Objects.requireNonNull(busy.operation(), "not busy");
    }

    /** A hypervisor that is away is asked again next time; one that fails or hangs ends the operation all the same. */
    private void settle(RunningOperation cutOff) {
        try (cutOff) {
            complete(cutOff, operation(cutOff.vm()));
        } catch (HypervisorError failed) {
            if (failed instanceof HypervisorError.Unavailable away && !away.isTimeout()) {
                throw away;
            }
            end(cutOff, statusAfter(cutOff.vm()), failed.getMessage());
        }
    }

    /** A creation that can be neither completed nor undone has made nothing that anybody could use. */
    private VmStatus statusAfter(VmView failed) {
        return failed.busy() == VmOperation.CREATE
                ? VmStatus.ERROR
                : ObservedStatus.ask(hypervisor, failed).status();
    }

    private void complete(RunningOperation cutOff, Operation operation) {
        switch (operation.kind()) {
            case CREATE, DELETE -> {
                hypervisor.undefine(cutOff.vm().uuid());
                cutOff.removed();
            }
            case UPDATE -> completeUpdate(cutOff, operation);
            case RESTART -> completeRestart(cutOff, operation);
            case START, STOP, PAUSE, RESUME -> endAsFound(cutOff, operation);
        }
    }

    /** A guest that hangs may take its new cores whenever it wakes: they are held, and it has them after its next start. */
    private void completeUpdate(RunningOperation cutOff, Operation update) {
        VmView vm = cutOff.vm();
        try {
            hypervisor.resize(vm.uuid(), update.sizeAfter(vm.size()));
            cutOff.settle(Vm::resized);
        } catch (HypervisorError.NotLive e) {
            endAsFound(cutOff, update);
        } catch (HypervisorError.Unavailable e) {
            if (!e.isTimeout()) {
                throw e;
            }
            cutOff.settle(Vm::resized);
        }
    }

    /** Whoever wanted a restart never wanted the VM to be off. */
    private void completeRestart(RunningOperation cutOff, Operation restart) {
        if (hypervisor.state(cutOff.vm().uuid()) == GuestState.OFF) {
            Set<GuestFinding> findings = ReservedSize.start(hypervisor, cutOff.vm());
            cutOff.settle((vm, now) -> vm.started(StatusReason.of(findings), now));
        } else {
            endAsFound(cutOff, restart);
        }
    }

    private void endAsFound(RunningOperation cutOff, Operation operation) {
        ObservedStatus found = ObservedStatus.of(hypervisor.state(cutOff.vm().uuid()));
        boolean fulfilled =
                operation.kind().goal().filter(found.status()::equals).isPresent();
        end(cutOff, found.status(), found.reason() == null && !fulfilled ? INTERRUPTED : found.reason());
    }

    private static void end(RunningOperation cutOff, VmStatus status, @Nullable String reason) {
        cutOff.settle((saved, now) -> saved.failed(status, reason, now));
    }
}
