package dev.limen.domain.user;

/** A user with what their VMs hold together: how many, cores, MiB of memory. */
public record UserOverview(UserView user, long vms, long cpu, long memoryMiB) {}
