package dev.limen.domain.user;

import java.util.UUID;

/** The UUID of a user. */
public record UserUuid(UUID value) {

    public static UserUuid random() {
        return new UserUuid(UUID.randomUUID());
    }
}
