package dev.limen.domain.host;

/**
 * How many times over the cores and memory of the hosts may be promised to guests.
 *
 * @param cpu factor on the hosts' cores, above 0
 * @param memory factor on the hosts' memory, above 0
 */
public record Overcommit(double cpu, double memory) {

    /**
     * Checks that the hosts together have room for more guests.
     *
     * @throws HostError.CapacityExceeded naming what it has too little of
     */
    public void check(Hosts hosts, HostLoad current, HostLoad requested) {
        check("cores", current.cores(), requested.cores(), (long) (hosts.cores() * cpu));
        check("MiB of memory", current.memoryMiB(), requested.memoryMiB(), (long) (hosts.memoryMiB() * memory));
    }

    private static void check(String unit, long current, long requested, long capacity) {
        if (requested > 0 && current + requested > capacity) {
            throw new HostError.CapacityExceeded(unit, current, requested, capacity);
        }
    }
}
