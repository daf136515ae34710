package dev.limen.application.operation;

import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * An operation that this process carries out. Until it is closed, {@link RunningOperations} counts it, so that nobody
 * takes it for one that was cut off; its outcome, if there is one, is recorded before.
 */
public final class RunningOperation implements AutoCloseable {

    private final VmView vm;
    private final RunningOperations running;
    private final OperationOutcomes outcomes;

    RunningOperation(VmView vm, RunningOperations running, OperationOutcomes outcomes) {
        this.vm = vm;
        this.running = running;
        this.outcomes = outcomes;
    }

    /** The VM as it was saved when the operation began. */
    public VmView vm() {
        return vm;
    }

    /** False when the VM already was where the operation leads: then there is nothing to do. */
    boolean isBegun() {
        return vm.operation() != null;
    }

    /**
     * Saves how the operation ended; answers the VM afterwards.
     *
     * @throws VmError.TimedOut when somebody else has ended it
     */
    public VmView succeed(BiConsumer<Vm, Instant> outcome) {
        return outcomes.record(vm, outcome);
    }

    /**
     * Removes the VM, which the hypervisor does not have any more; answers it as it was.
     *
     * @throws VmError.TimedOut when somebody else has ended the operation otherwise
     */
    public VmView removed() {
        outcomes.recordRemoved(vm);
        return vm;
    }

    /** As {@link #succeed}, and nothing happens when somebody else has ended it. */
    public void settle(BiConsumer<Vm, Instant> outcome) {
        outcomes.recordUnlessChanged(vm, outcome);
    }

    @Override
    public void close() {
        if (isBegun()) {
            running.end(vm.id());
        }
    }
}
