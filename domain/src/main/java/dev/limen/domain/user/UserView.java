package dev.limen.domain.user;

import java.time.Instant;

/**
 * A user at one moment.
 *
 * @param tokenGeneration tokens issued for an earlier one are void
 * @param version counts the committed changes of this user, from 0
 */
public record UserView(
        UserId id,
        UserUuid uuid,
        Username username,
        PasswordHash passwordHash,
        Role role,
        boolean approved,
        int tokenGeneration,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
