package dev.limen.domain.hypervisor;

/** What the hypervisor says of one of its guests. */
public enum GuestState {
    RUNNING,
    PAUSED,
    OFF,
    /** The guest or its emulator ended by a fault, or hangs in one. A guest that ended so may be called so until it starts. */
    CRASHED
}
