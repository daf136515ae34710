package dev.limen.chaos;

import dev.limen.domain.vm.DomainState;

/** What the hypervisor itself tells of one domain: what it does, and the cores and the MiB of memory that it has. */
record Domain(DomainState state, int cores, int memory) {}
