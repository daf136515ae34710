package dev.limen.domain.host;

/** Cores and MiB of memory that guests take which are on, or on their way to it. */
public record HostLoad(long cores, long memoryMiB) {}
