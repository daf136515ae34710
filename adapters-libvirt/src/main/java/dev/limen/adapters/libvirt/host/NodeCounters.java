package dev.limen.adapters.libvirt.host;

import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.host.HostCounters;
import java.time.Duration;
import java.util.Map;
import org.libvirt.LibvirtException;

/** What the node counts of its work, and how its memory is used at the moment. */
public final class NodeCounters {

    private static final int BYTES_PER_KIB = 1024;

    private NodeCounters() {}

    public static HostCounters read(NativeConnection connection) throws LibvirtException {
        Map<String, Long> cpu = NodeStatistics.cpu(connection);
        Map<String, Long> memory = NodeStatistics.memory(connection);
        long total = memory.getOrDefault("total", connection.nodeInfo().memory);
        long free = memory.isEmpty()
                ? NativeLibvirt.get().virNodeGetFreeMemory(connection.handle()) / BYTES_PER_KIB
                : sum(memory, "free", "buffers", "cached");
        return new HostCounters(
                connection.nodeInfo().cpus,
                Duration.ofNanos(sum(cpu, "kernel", "user")),
                Duration.ofNanos(sum(cpu, "idle", "iowait")),
                total * BYTES_PER_KIB,
                Math.min(total, free) * BYTES_PER_KIB);
    }

    private static long sum(Map<String, Long> statistics, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += statistics.getOrDefault(name, 0L);
        }
        return sum;
    }
}
