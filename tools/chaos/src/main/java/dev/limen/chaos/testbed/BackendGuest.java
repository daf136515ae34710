package dev.limen.chaos.testbed;

import dev.limen.domain.hypervisor.GuestState;

/** What the hypervisor itself tells of one domain: what it does, and the cores and the MiB of memory that it has. */
public record BackendGuest(GuestState state, int cores, int memory) {}
