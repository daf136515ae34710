package dev.limen.domain.size;

import dev.limen.domain.host.HostLoad;

/** What a VM takes of its host and of its owner's quota. */
public record VmSize(VCpus cpu, MemoryMiB memory, DiskGiB disk) {

    /** The larger of two sizes in each dimension: what must be held while a VM changes from one to the other. */
    public VmSize max(VmSize other) {
        return new VmSize(
                cpu.value() >= other.cpu.value() ? cpu : other.cpu,
                memory.value() >= other.memory.value() ? memory : other.memory,
                disk.value() >= other.disk.value() ? disk : other.disk);
    }

    /** What a running VM of this size takes of its host. */
    public HostLoad load() {
        return new HostLoad(cpu.value(), memory.value());
    }
}
