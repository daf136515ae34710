package dev.limen.domain.quota;

import dev.limen.domain.InvalidValue;

/** The most that may be held: VMs, cores, MiB of memory, GiB of disk; each from 0. */
public record Limits(int maxVms, int maxCpu, int maxMemory, int maxDisk) {

    public Limits {
        notNegative("maxVms", maxVms);
        notNegative("maxCpu", maxCpu);
        notNegative("maxMemory", maxMemory);
        notNegative("maxDisk", maxDisk);
    }

    private static void notNegative(String field, int value) {
        if (value < 0) {
            throw new InvalidValue(field, "must be at least 0");
        }
    }
}
