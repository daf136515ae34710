package dev.limen.application.vm;

import dev.limen.application.Undo;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmEvents;
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
 * The way every operation on a VM goes: decide in one unit of work, act on the hypervisor in none, record the outcome
 * in another. The VM is saved as busy in between, which keeps a second operation out. An operation that does not get to
 * record anything is settled by {@link SettleVms}; what it records after that does not count any more.
 */
public final class OperationRunner {

    private static final String INTERNAL = "An internal error interrupted the operation.";

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final VmEvents events;
    private final Hypervisor hypervisor;
    private final Processes processes;
    private final Duration deadline;
    private final InstantSource clock;
    private final OperationOutcomes outcomes;
    private final RunningOperations inProgress = new RunningOperations();

    /** @param deadline how long an operation may take before it is given up */
    public OperationRunner(
            UnitOfWork unitOfWork,
            Vms vms,
            VmEvents events,
            Hypervisor hypervisor,
            Processes processes,
            Duration deadline,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.events = events;
        this.hypervisor = hypervisor;
        this.processes = processes;
        this.deadline = deadline;
        this.clock = clock;
        this.outcomes = new OperationOutcomes(unitOfWork, vms, events, clock);
    }

    /** The first step of an operation: false when there is nothing to do. */
    @FunctionalInterface
    public interface Decision {
        boolean begin(Vm vm, Execution execution, Instant now);
    }

    /** Runs one operation on a VM that the actor may touch; answers the VM afterwards. */
    VmView run(VmRef ref, Actor actor, Decision decision, Consumer<VmView> act, BiConsumer<Vm, Instant> outcome) {
        return run(() -> find(ref, actor), decision, act, outcome);
    }

    /** As above, with a VM that {@code find} finds inside the unit that decides. */
    VmView run(Supplier<Vm> find, Decision decision, Consumer<VmView> act, BiConsumer<Vm, Instant> outcome) {
        return run(find, decision, act, (VmView begun) -> record(begun, outcome));
    }

    /** As above, for an operation after which there is no VM; answers the VM as it was before. */
    VmView remove(VmRef ref, Actor actor, Decision decision, Consumer<VmView> act) {
        return run(() -> find(ref, actor), decision, act, (VmView begun) -> {
            recordRemoved(begun);
            return begun;
        });
    }

    /** An operation that could not be carried out now is not begun, so that it changes nothing. */
    private VmView run(Supplier<Vm> find, Decision decision, Consumer<VmView> act, Function<VmView, VmView> end) {
        requireReadiness();
        VmView begun = begin(find, decision);
        if (begun.busy() == null) {
            return begun;
        }
        try {
            act(begun, act);
            return end.apply(begun);
        } finally {
            inProgress.end(begun.id());
        }
    }

    /**
     * Nothing is begun that could not be carried out, nor by a process that the others would take for gone.
     *
     * @throws HypervisorError.Unavailable when the hypervisor does not answer within a second
     * @throws StorageUnavailable when the others cannot see this process
     */
    void requireReadiness() {
        if (!processes.isSeen()) {
            throw new StorageUnavailable(new IllegalStateException("this process is not seen by the others"));
        }
        if (!hypervisor.answers()) {
            throw new HypervisorError.Unavailable();
        }
    }

    /** Answers the VM as it is saved, busy unless there is nothing to do. */
    private VmView begin(Supplier<Vm> find, Decision decision) {
        return marking(mark -> {
            Vm vm = find.get();
            Instant now = clock.instant();
            if (decision.begin(vm, execution(now), now)) {
                mark.accept(vm.id());
            }
            return outcomes.saveIfChanged(vm);
        });
    }

    Execution execution(Instant now) {
        return new Execution(processes.self(), now.plus(deadline));
    }

    /**
     * Adds a VM that is being created, in a unit of its own; the caller calls {@link #ended} when it is over. Answers the
     * VM as it is saved.
     */
    VmView add(Supplier<Vm> request) {
        return marking(mark -> {
            Vm vm = request.get();
            mark.accept(vm.id());
            vms.add(vm);
            events.publish(vm.takeEvents());
            return OperationOutcomes.saved(vm);
        });
    }

    /**
     * Takes over an operation that was cut off, if it is still as it was seen; the caller calls {@link #ended} when it is
     * over. Answers the VM as it is saved then.
     */
    public Optional<VmView> takeOver(VmView seen) {
        return marking(mark -> vms.find(seen.id())
                .filter(vm -> vm.view().version() == seen.version())
                .map(vm -> {
                    mark.accept(vm.id());
                    vm.takenOver(execution(clock.instant()));
                    vms.save(vm);
                    return OperationOutcomes.saved(vm);
                }));
    }

    /** Marks before the commit: nobody may take a committed operation for one that was cut off. */
    private <T> T marking(Function<Consumer<VmId>, T> work) {
        List<VmId> marked = new ArrayList<>();
        return Undo.onFailure(undo -> {
            undo.with(failure -> marked.forEach(inProgress::end));
            return unitOfWork.execute(() -> work.apply(id -> {
                inProgress.begin(id);
                marked.add(id);
            }));
        });
    }

    public void ended(VmId id) {
        inProgress.end(id);
    }

    /** Whether an operation on this VM is being carried out by this process. */
    public boolean isInProgress(VmId id) {
        return inProgress.contains(id);
    }

    private void act(VmView begun, Consumer<VmView> act) {
        Undo.onFailure(undo -> {
            undo.with(failure -> recordFailure(begun, failure));
            act.accept(begun);
            return begun;
        });
    }

    private void recordFailure(VmView begun, Exception failure) {
        if (isOutcomeUnknown(begun, failure)) {
            return;
        }
        ObservedStatus found = look(begun);
        @Nullable
        String reason =
                switch (failure) {
                    case HypervisorError.NotLive notLive -> found.reason();
                    case HypervisorError.Unavailable away -> found.reason();
                    case HypervisorError e -> e.getMessage();
                    default -> INTERNAL;
                };
        recordUnlessChanged(begun, (vm, now) -> vm.failed(found.status(), reason, now));
    }

    /**
     * Whether nobody can tell what size the VM has, or whether it is still there: the operation stays in progress until
     * {@link SettleVms} has completed it.
     */
    private static boolean isOutcomeUnknown(VmView begun, Exception failure) {
        boolean cannotBeLeft = begun.busy() == VmOperation.UPDATE || begun.busy() == VmOperation.DELETE;
        return cannotBeLeft && failure instanceof HypervisorError.Unavailable;
    }

    /** Asks the hypervisor; what cannot be asked stays as it was. */
    public ObservedStatus look(VmView vm) {
        try {
            return ObservedStatus.of(hypervisor.state(vm.uuid()));
        } catch (HypervisorError.NoSuchGuest gone) {
            return ObservedStatus.MISSING;
        } catch (HypervisorError unknown) {
            return new ObservedStatus(vm.status(), vm.statusReason());
        }
    }

    public VmView record(VmView begun, BiConsumer<Vm, Instant> outcome) {
        return outcomes.record(begun, outcome);
    }

    public boolean recordUnlessChanged(VmView seen, BiConsumer<Vm, Instant> finding) {
        return outcomes.recordUnlessChanged(seen, finding);
    }

    public void recordRemoved(VmView begun) {
        outcomes.recordRemoved(begun);
    }

    /** Finds a VM for an actor, inside a unit; somebody else's does not exist. */
    Vm find(VmRef ref, Actor actor) {
        return vms.find(ref).filter(vm -> actor.mayTouchThingsOf(vm.owner())).orElseThrow(VmError.NotFound::new);
    }
}
