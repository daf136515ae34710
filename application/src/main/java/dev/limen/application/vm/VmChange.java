package dev.limen.application.vm;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way every operation on a VM goes: decide in one unit of work, act on the hypervisor in none, record the outcome
 * in another. The VM is saved as busy in between, which keeps a second operation out.
 */
public final class VmChange {

    static final String MISSING = "The hypervisor does not know this virtual machine any more.";
    private static final String INTERNAL = "An internal error interrupted the operation.";
    private static final String CRASHED = "The virtual machine ended by a fault.";

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final VmEvents events;
    private final Hypervisor hypervisor;
    private final InstantSource clock;
    private final InProgress inProgress = new InProgress();

    public VmChange(UnitOfWork unitOfWork, Vms vms, VmEvents events, Hypervisor hypervisor, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.events = events;
        this.hypervisor = hypervisor;
        this.clock = clock;
    }

    /** The first step of an operation: false when there is nothing to do. */
    @FunctionalInterface
    interface Decision {
        boolean begin(Vm vm, Instant now);
    }

    /** Runs one operation on a VM that the actor may touch; answers the VM afterwards. */
    VmView run(VmRef ref, Actor actor, Decision decision, Consumer<VmView> act, BiConsumer<Vm, Instant> outcome) {
        return run(() -> find(ref, actor), decision, act, outcome);
    }

    /** As above, with a VM that {@code find} finds inside the unit that decides. */
    VmView run(Supplier<Vm> find, Decision decision, Consumer<VmView> act, BiConsumer<Vm, Instant> outcome) {
        return run(find, decision, act, (VmView vm) -> record(vm.id(), outcome));
    }

    /** As above, for an operation after which there is no VM; answers the VM as it was before. */
    VmView remove(VmRef ref, Actor actor, Decision decision, Consumer<VmView> act) {
        return run(() -> find(ref, actor), decision, act, (VmView vm) -> {
            recordRemoved(vm.id());
            return vm;
        });
    }

    private VmView run(Supplier<Vm> find, Decision decision, Consumer<VmView> act, UnaryOperator<VmView> end) {
        Begun begun = begin(find, decision);
        if (!begun.begins) {
            return begun.before;
        }
        VmView before = begun.before;
        try {
            act(before, act);
            return end.apply(before);
        } finally {
            inProgress.end(before.id());
        }
    }

    private record Begun(VmView before, boolean begins) {}

    private Begun begin(Supplier<Vm> find, Decision decision) {
        return marking(mark -> {
            Vm vm = find.get();
            VmView before = vm.view();
            boolean begins = decision.begin(vm, clock.instant());
            if (begins) {
                mark.accept(vm.id());
                save(vm);
            }
            return new Begun(before, begins);
        });
    }

    /** Adds a VM that is being created, in a unit of its own; the caller calls {@link #ended} when it is over. */
    Vm add(Supplier<Vm> request) {
        return marking(mark -> {
            Vm vm = request.get();
            mark.accept(vm.id());
            vms.add(vm);
            events.publish(vm.takeEvents());
            return vm;
        });
    }

    /** Marks before the commit: nobody may take a committed operation for one that was cut off. */
    private <T> T marking(Function<Consumer<VmId>, T> work) {
        List<VmId> marked = new ArrayList<>();
        try {
            return unitOfWork.execute(() -> work.apply(id -> {
                inProgress.begin(id);
                marked.add(id);
            }));
        } catch (RuntimeException undone) {
            marked.forEach(inProgress::end);
            throw undone;
        }
    }

    void ended(VmId id) {
        inProgress.end(id);
    }

    /** Whether an operation on this VM is being carried out by this process. */
    boolean isInProgress(VmId id) {
        return inProgress.contains(id);
    }

    private void act(VmView before, Consumer<VmView> act) {
        try {
            act.accept(before);
        } catch (RuntimeException failure) {
            try {
                recordFailure(before, failure);
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private void recordFailure(VmView before, RuntimeException failure) {
        Found found = look(before);
        @Nullable
        String reason =
                switch (failure) {
                    case HypervisorError.NotLive notLive -> found.reason;
                    case HypervisorError.Unavailable away -> found.reason;
                    case HypervisorError e -> e.getMessage();
                    default -> INTERNAL;
                };
        unitOfWork.execute(() -> vms.find(before.id())
                .filter(vm -> !mayHaveNewSize(vm, failure))
                .ifPresent(vm -> {
                    vm.failed(found.status, reason, clock.instant());
                    save(vm);
                }));
    }

    /** Whether nobody can tell which size the VM has: its update stays in progress until {@link ReconcileVms} ends it. */
    private static boolean mayHaveNewSize(Vm vm, RuntimeException failure) {
        return vm.busy() == VmOperation.UPDATE && failure instanceof HypervisorError.Unavailable;
    }

    /** What a VM was found to be. */
    record Found(VmStatus status, @Nullable String reason) {

        static Found of(DomainState state) {
            return switch (state) {
                case RUNNING -> new Found(VmStatus.RUNNING, null);
                case PAUSED -> new Found(VmStatus.PAUSED, null);
                case OFF -> new Found(VmStatus.STOPPED, null);
                case CRASHED -> new Found(VmStatus.ERROR, CRASHED);
            };
        }
    }

    /** Asks the hypervisor; what cannot be asked stays as it was. */
    private Found look(VmView before) {
        try {
            return Found.of(hypervisor.state(before.uuid()));
        } catch (HypervisorError.NoSuchDomain gone) {
            return new Found(VmStatus.ERROR, MISSING);
        } catch (HypervisorError unknown) {
            return new Found(before.status(), before.statusReason());
        }
    }

    /** Saves an outcome in a unit of its own; answers the VM afterwards. */
    VmView record(VmId id, BiConsumer<Vm, Instant> outcome) {
        return unitOfWork.execute(() -> {
            Vm vm = vms.find(id).orElseThrow(VmError.NotFound::new);
            outcome.accept(vm, clock.instant());
            save(vm);
            return vm.view();
        });
    }

    /** Saves what was found out about a VM, unless it has changed since it was seen. */
    void recordUnlessChanged(VmView seen, BiConsumer<Vm, Instant> finding) {
        unitOfWork.execute(() -> vms.find(seen.id())
                .filter(vm -> vm.view().version() == seen.version())
                .ifPresent(vm -> {
                    finding.accept(vm, clock.instant());
                    saveIfChanged(vm);
                }));
    }

    /** Removes a VM that the hypervisor does not have any more. */
    void recordRemoved(VmId id) {
        unitOfWork.execute(() -> vms.find(id).ifPresent(vm -> {
            vm.deleted();
            vms.remove(vm);
            events.publish(vm.takeEvents());
        }));
    }

    private void saveIfChanged(Vm vm) {
        List<VmEvent> happened = vm.takeEvents();
        if (!happened.isEmpty()) {
            vms.save(vm);
            events.publish(happened);
        }
    }

    private void save(Vm vm) {
        vms.save(vm);
        events.publish(vm.takeEvents());
    }

    /** Finds a VM for an actor, inside a unit; somebody else's does not exist. */
    Vm find(VmRef ref, Actor actor) {
        return vms.find(ref).filter(vm -> actor.mayTouchThingsOf(vm.owner())).orElseThrow(VmError.NotFound::new);
    }
}
