package dev.limen.domain.host;

/**
 * How many times over a host's cores and memory may be promised to guests.
 *
 * @param cpu factor on the host's cores, above 0
 * @param memory factor on the host's memory, above 0
 */
public record Overcommit(double cpu, double memory) {

    /**
     * Checks that the host has room for more guests.
     *
     * @throws HostError.CapacityExceeded naming what it has too little of
     */
    public void check(Host host, HostLoad current, HostLoad requested) {
        check("cores", current.cores(), requested.cores(), (long) (host.cores() * cpu));
        check("MiB of memory", current.memoryMiB(), requested.memoryMiB(), (long) (host.memoryMiB() * memory));
    }

    private static void check(String unit, long current, long requested, long capacity) {
        if (requested > 0 && current + requested > capacity) {
            throw new HostError.CapacityExceeded(unit, current, requested, capacity);
        }
    }
}
