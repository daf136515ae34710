package dev.limen.domain.session;

import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Username;
import java.time.Instant;

/** Somebody who is signed in, and until when their token is good. */
public record Session(Actor actor, Username username, FamilyId family, Instant expiresAt) {

    /** What their token says. */
    public AccessClaim claim() {
        return new AccessClaim(actor.id(), family, expiresAt);
    }
}
