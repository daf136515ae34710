package dev.limen.domain.host;

import java.time.Duration;

/**
 * A reading of what the hosts count, all of them together.
 *
 * @param cores processor threads
 * @param busy how long the processor threads have worked since the hosts were started, each counted for itself
 * @param idle how long they have not
 * @param totalMemory bytes
 * @param freeMemory bytes that can be had at once: unused ones, and those that only cache
 */
public record HostCounters(int cores, Duration busy, Duration idle, long totalMemory, long freeMemory) {}
