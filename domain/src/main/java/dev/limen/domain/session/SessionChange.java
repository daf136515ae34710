package dev.limen.domain.session;

import dev.limen.domain.user.UserId;

/** Something that may change what sessions are worth. */
public sealed interface SessionChange {

    /** A session has ended. */
    record Ended(FamilyId family, UserId user, SessionEnd why) implements SessionChange {}

    /** A user was saved or removed: what they may do may have changed. */
    record OfUser(UserId user) implements SessionChange {}
}
