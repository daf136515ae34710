package dev.limen.domain.quota;

import dev.limen.domain.size.VmSize;

/** What is held: VMs in any state, their cores, MiB of memory, GiB of disk. */
public record Usage(long vms, long cpu, long memory, long disk) {

    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** What one VM of this size holds. */
    public static Usage ofOneVm(VmSize size) {
        return new Usage(
                1, size.cpu().value(), size.memory().value(), size.disk().value());
    }

    /** What a VM holds more after growing from one size to the other; nothing where it does not grow. */
    public static Usage ofGrowth(VmSize from, VmSize to) {
        return new Usage(
                0,
                Math.max(0, to.cpu().value() - from.cpu().value()),
                Math.max(0, to.memory().value() - from.memory().value()),
                Math.max(0, to.disk().value() - from.disk().value()));
    }
}
