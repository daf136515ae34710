package dev.limen.domain.user;

import java.time.Instant;

/**
 * A user at one moment.
 *
 * @param version counts the committed changes of this user, from 0
 */
public record UserView(
        UserId id,
        UserUuid uuid,
        Username username,
        PasswordHash passwordHash,
        Role role,
        boolean approved,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Whether this is an administrator who can sign in. */
    public boolean isActiveAdmin() {
        return approved && role == Role.ADMIN;
    }
}
