package dev.limen.application.operation;

import dev.limen.application.Undo;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations on VMs: decide in one unit of work, act on the hypervisor in none, record the outcome in another. The
 * VM is saved as busy in between, which keeps a second operation out. An operation that does not get to record anything
 * is settled by {@link dev.limen.application.reconciliation.SettleVms}; what it records after that does not count.
 */
public final class OperationRunner {

    private static final String INTERNAL = "An internal error interrupted the operation.";

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final Hypervisor hypervisor;
    private final Processes processes;
    private final OperationOutcomes outcomes;
    private final Duration deadline;
    private final InstantSource clock;
    private final RunningOperations running = new RunningOperations();

    /** @param deadline how long an operation may take before it is given up */
    public OperationRunner(
            UnitOfWork unitOfWork,
            Vms vms,
            Hypervisor hypervisor,
            Processes processes,
            OperationOutcomes outcomes,
            Duration deadline,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.hypervisor = hypervisor;
        this.processes = processes;
        this.outcomes = outcomes;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** The first step of an operation: false when there is nothing to do. */
    @FunctionalInterface
    public interface Decision {
        boolean begin(Vm vm, Execution execution, Instant now);
    }

    /** Runs one operation on a VM that the actor may touch; answers the VM afterwards. */
    public VmView run(
            VmRef ref, Actor actor, Decision decision, Consumer<VmView> act, BiConsumer<Vm, Instant> outcome) {
        return run(() -> find(ref, actor), decision, act, outcome);
    }

    /** As above, with an outcome that the act finds out. */
    public VmView run(VmRef ref, Actor actor, Decision decision, Function<VmView, BiConsumer<Vm, Instant>> act) {
        List<BiConsumer<Vm, Instant>> outcome = new ArrayList<>();
        return run(() -> find(ref, actor), decision, vm -> outcome.add(act.apply(vm)), (vm, now) -> outcome.getLast()
                .accept(vm, now));
    }

    /** As above, with a VM that {@code find} finds inside the unit that decides. */
    public VmView run(Supplier<Vm> find, Decision decision, Consumer<VmView> act, BiConsumer<Vm, Instant> outcome) {
        return run(find, decision, act, (RunningOperation operation) -> operation.succeed(outcome));
    }

    /** As above, for an operation after which there is no VM; answers the VM as it was before. */
    public VmView remove(VmRef ref, Actor actor, Decision decision, Consumer<VmView> act) {
        return run(() -> find(ref, actor), decision, act, RunningOperation::removed);
    }

    /** An operation that could not be carried out now is not begun, so that it changes nothing. */
    private VmView run(
            Supplier<Vm> find, Decision decision, Consumer<VmView> act, Function<RunningOperation, VmView> end) {
        requireReadiness();
        try (RunningOperation operation = begin(find, decision)) {
            if (!operation.isBegun()) {
                return operation.vm();
            }
            act(operation, act);
            return end.apply(operation);
        }
    }

    /**
     * Nothing is begun that could not be carried out, nor by a process that the others would take for gone.
     *
     * @throws HypervisorError.Unavailable when the hypervisor does not answer within a second
     * @throws StorageUnavailable when the others cannot see this process
     */
    private void requireReadiness() {
        if (!processes.isSeen()) {
            throw new StorageUnavailable(new IllegalStateException("this process is not seen by the others"));
        }
        if (!hypervisor.answers()) {
            throw new HypervisorError.Unavailable();
        }
    }

    private RunningOperation begin(Supplier<Vm> find, Decision decision) {
        return running(mark -> {
            Vm vm = find.get();
            Instant now = clock.instant();
            if (decision.begin(vm, execution(now), now)) {
                mark.accept(vm.id());
            }
            return outcomes.saveIfChanged(vm);
        });
    }

    public Execution execution(Instant now) {
        return new Execution(processes.self(), now.plus(deadline));
    }

    /** Adds a VM that is being created, in a unit of its own. */
    public RunningOperation add(Supplier<Vm> request) {
        requireReadiness();
        return running(mark -> {
            Vm vm = request.get();
            mark.accept(vm.id());
            vms.add(vm);
            return vm.viewWhenSaved();
        });
    }

    /** Takes over an operation that was cut off, in a unit of its own; empty when it is no longer as it was seen. */
    public Optional<RunningOperation> takeOver(VmView seen) {
        try {
            return Optional.of(running(mark -> {
                Vm vm = outcomes.find(seen).orElseThrow(VmError.Stale::new);
                mark.accept(vm.id());
                vm.takenOver(execution(clock.instant()));
                vms.save(vm);
                return vm.viewWhenSaved();
            }));
        } catch (VmError.Stale ended) {
            return Optional.empty();
        }
    }

    /** Marks before the commit: nobody may take a committed operation for one that was cut off. */
    private RunningOperation running(Function<Consumer<VmId>, VmView> begin) {
        List<VmId> marked = new ArrayList<>();
        VmView begun = Undo.onFailure(undo -> {
            undo.with(failure -> marked.forEach(running::end));
            return unitOfWork.execute(() -> begin.apply(id -> {
                running.begin(id);
                marked.add(id);
            }));
        });
        return new RunningOperation(begun, running, outcomes);
    }

    /** Whether an operation on this VM is being carried out by this process. */
    public boolean isRunning(VmId id) {
        return running.contains(id);
    }

    private void act(RunningOperation operation, Consumer<VmView> act) {
        Undo.onFailure(undo -> {
            undo.with(failure -> recordFailure(operation, failure));
            act.accept(operation.vm());
            return operation;
        });
    }

    private void recordFailure(RunningOperation operation, Exception failure) {
        VmView begun = operation.vm();
        if (isOutcomeUnknown(begun, failure)) {
            return;
        }
        ObservedStatus found = ObservedStatus.ask(hypervisor, begun);
        @Nullable
        String reason =
                switch (failure) {
                    case HypervisorError.NotLive notLive -> found.reason();
                    case HypervisorError.Unavailable away -> found.reason();
                    case HypervisorError e -> e.getMessage();
                    default -> INTERNAL;
                };
        operation.settle((vm, now) -> vm.failed(found.status(), reason, now));
    }

    /**
     * Whether nobody can tell what size the VM has, or whether it is still there: the operation stays in progress until
     * {@link dev.limen.application.reconciliation.SettleVms} has completed it.
     */
    private static boolean isOutcomeUnknown(VmView begun, Exception failure) {
        boolean cannotBeLeft = begun.busy() == VmOperation.UPDATE || begun.busy() == VmOperation.DELETE;
        return cannotBeLeft && failure instanceof HypervisorError.Unavailable;
    }

    /** Finds a VM for an actor, inside a unit; somebody else's does not exist. */
    public Vm find(VmRef ref, Actor actor) {
        return vms.find(ref).filter(vm -> actor.mayTouchThingsOf(vm.owner())).orElseThrow(VmError.NotFound::new);
    }
}
