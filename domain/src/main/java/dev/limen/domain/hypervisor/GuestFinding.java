package dev.limen.domain.hypervisor;

/** Something about a guest that LIMEN has not made so. */
public enum GuestFinding {
    /** The hypervisor calls it otherwise than LIMEN did. */
    RENAMED,
    /** Its memory was saved while it is off: its next start goes on from there, with the size that it had. */
    SAVED_STATE,
    /** It has a user-mode network, because the host's network was not active; its next start through LIMEN changes that. */
    USER_NETWORK,
    /** The CD in its drive was not there when it was switched on, so that the drive is empty. */
    MEDIUM_MISSING
}
