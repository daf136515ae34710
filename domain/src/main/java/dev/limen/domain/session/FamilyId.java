package dev.limen.domain.session;

import java.util.UUID;

/** Names a {@link RefreshFamily}, and with it one session of one user; never used again. */
public record FamilyId(UUID value) {

    public static FamilyId random() {
        return new FamilyId(UUID.randomUUID());
    }
}
