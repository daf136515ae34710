package dev.limen.application.operation;

import dev.limen.domain.vm.VmId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The VMs that this process is carrying out an operation on. One that is recorded as over may still be counted for a
 * moment while the next has begun, so each is counted for itself.
 */
final class RunningOperations {

    private final Map<VmId, Integer> operations = new ConcurrentHashMap<>();

    void begin(VmId id) {
        operations.merge(id, 1, Integer::sum);
    }

    void end(VmId id) {
        operations.computeIfPresent(id, RunningOperations::oneLess);
    }

    private static @Nullable Integer oneLess(VmId id, Integer count) {
        return count > 1 ? count - 1 : null;
    }

    boolean contains(VmId id) {
        return operations.containsKey(id);
    }
}
