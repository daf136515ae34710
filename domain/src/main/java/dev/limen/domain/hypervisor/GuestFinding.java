package dev.limen.domain.hypervisor;

/** Something about a guest that LIMEN has not made so. */
public enum GuestFinding {
    /** The hypervisor calls it otherwise than LIMEN did. */
    RENAMED
}
