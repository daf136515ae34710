package dev.limen.domain.hypervisor;

/** What the hypervisor says of one of its guests. */
public enum GuestState {
    RUNNING,
    /** Halted because somebody asked for it, or for a moment, as while it is saved. */
    PAUSED,
    /** Halted because the host's storage is full or failed. Its memory is there, and it can be resumed. */
    HALTED_BY_STORAGE,
    /** Halted by its own watchdog; the rest as above. */
    HALTED_BY_WATCHDOG,
    /** Halted, and the hypervisor does not say why; the rest as above. */
    HALTED,
    OFF,
    /** The guest or its emulator ended by a fault, or hangs in one. A guest that ended so may be called so until it starts. */
    CRASHED;

    /** Halted by a fault that can be mended: it has lost nothing, and goes on when it is resumed. */
    public boolean isHalted() {
        return this == HALTED_BY_STORAGE || this == HALTED_BY_WATCHDOG || this == HALTED;
    }
}
