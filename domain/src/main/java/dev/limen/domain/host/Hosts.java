package dev.limen.domain.host;

import java.util.List;

/**
 * The hosts of one hypervisor, at least one. The hypervisor chooses which of them carries a guest, so what they have
 * counts together. A guest has one host, so the largest guest is the largest that any one of them can carry. Whether one
 * of them has room left for a certain guest is the hypervisor's to say.
 */
public record Hosts(List<Host> all) {

    public Hosts {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A hypervisor has at least one host");
        }
        all = List.copyOf(all);
    }

    public static Hosts of(Host... all) {
        return new Hosts(List.of(all));
    }

    /** Processor threads of all hosts. */
    public long cores() {
        return all.stream().mapToLong(Host::cores).sum();
    }

    /** Memory of all hosts. */
    public long memoryMiB() {
        return all.stream().mapToLong(Host::memoryMiB).sum();
    }

    /** Most cores that one guest can be given, on the host that can give most. */
    public int maxCpuPerVm() {
        return all.stream().mapToInt(Host::maxCpuPerVm).max().orElseThrow();
    }
}
