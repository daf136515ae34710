package dev.limen.application.operation;

import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.util.function.Supplier;

/** Does what the saved memory of a guest may be in the way of; who insists has it thrown away. */
public final class SavedState {

    private SavedState() {}

    public static void overcome(Hypervisor hypervisor, VmUuid uuid, boolean force, Runnable action) {
        overcome(hypervisor, uuid, force, () -> {
            action.run();
            return uuid;
        });
    }

    /** As above; answers what the action answers. */
    public static <T> T overcome(Hypervisor hypervisor, VmUuid uuid, boolean force, Supplier<T> action) {
        try {
            return action.get();
        } catch (HypervisorError.Refused e) {
            if (!force || e.reason() != Refusal.SAVED_STATE) {
                throw e;
            }
            hypervisor.discardSavedState(uuid);
            return action.get();
        }
    }
}
