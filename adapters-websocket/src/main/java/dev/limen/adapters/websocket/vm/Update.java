package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.Wire;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import org.jspecify.annotations.Nullable;

/** One change of one VM on its way to everybody who may see it; written as JSON once, when first sent. */
final class Update {

    private final VmView vm;
    private final long number;
    private final Wire wire;
    private @Nullable String frame;

    /** @param number counts everything that was told */
    Update(VmView vm, long number, Wire wire) {
        this.vm = vm;
        this.number = number;
        this.wire = wire;
    }

    VmId id() {
        return vm.id();
    }

    long version() {
        return vm.version();
    }

    long number() {
        return number;
    }

    synchronized String frame() {
        if (frame == null) {
            frame = "{\"type\":\"vm_update\",\"vm\":" + wire.vm(vm) + "}";
        }
        return frame;
    }
}
