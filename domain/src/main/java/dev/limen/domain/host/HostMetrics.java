package dev.limen.domain.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of the hosts is in use.
 *
 * @param cpuUsage percent of all processor threads, 0 to 100
 * @param totalMemory bytes; the sum of the next two
 * @param usedMemory bytes
 * @param freeMemory bytes that can be had at once
 * @param cores processor threads
 */
public record HostMetrics(double cpuUsage, long totalMemory, long usedMemory, long freeMemory, int cores) {

    /**
     * The usage between two readings.
     *
     * @param before without it, or when the hosts count anew since, the usage is that since the hosts were started
     */
    public static HostMetrics of(HostCounters now, @Nullable HostCounters before) {
        return new HostMetrics(
                before == null || isAnew(now, before)
                        ? percent(now.busy(), now.idle())
                        : percent(now.busy().minus(before.busy()), now.idle().minus(before.idle())),
                now.totalMemory(),
                now.totalMemory() - now.freeMemory(),
                now.freeMemory(),
                now.cores());
    }

    private static boolean isAnew(HostCounters now, HostCounters before) {
        return now.busy().compareTo(before.busy()) < 0 || now.idle().compareTo(before.idle()) < 0;
    }

    private static double percent(Duration busy, Duration idle) {
        Duration all = busy.plus(idle);
        return all.isZero() ? 0 : 100.0 * busy.toNanos() / all.toNanos();
    }
}
