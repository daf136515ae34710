package dev.limen.domain.session;

/** Why a session ends before its time. */
public enum SessionEnd {
    /** Its user left. */
    SIGNED_OUT,
    /** Its user may not go on with it. */
    REVOKED
}
