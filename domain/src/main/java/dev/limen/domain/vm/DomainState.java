package dev.limen.domain.vm;

/** What the hypervisor says of one of its domains. */
public enum DomainState {
    RUNNING,
    PAUSED,
    OFF,
    /** The guest or its emulator ended by a fault, or hangs in one. A domain that ended so may be called so until it starts. */
    CRASHED
}
