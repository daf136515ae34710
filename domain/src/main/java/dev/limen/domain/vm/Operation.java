package dev.limen.domain.vm;

import dev.limen.domain.process.Execution;
import dev.limen.domain.size.VmSize;
import org.jspecify.annotations.Nullable;

/**
 * The operation in progress on a VM.
 *
 * @param target the size that an update leads to; there exactly when it is one
 * @param execution who carries it out, and until when
 */
public record Operation(VmOperation kind, @Nullable VmSize target, Execution execution) {

    public Operation {
        if ((kind == VmOperation.UPDATE) != (target != null)) {
            throw new IllegalArgumentException(kind + " with the target " + target);
        }
    }

    /** Any operation but an update. */
    public static Operation of(VmOperation kind, Execution execution) {
        return new Operation(kind, null, execution);
    }

    public static Operation update(VmSize target, Execution execution) {
        return new Operation(VmOperation.UPDATE, target, execution);
    }

    /** The same, carried out by another process. */
    public Operation takenOver(Execution by) {
        return new Operation(kind, target, by);
    }

    /** The size of the VM once the operation has succeeded. */
    public VmSize sizeAfter(VmSize current) {
        return target == null ? current : target;
    }
}
