package dev.limen.contract.session;

import dev.limen.contract.Storage;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.TokenDigest;
import dev.limen.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sessions that tests need. */
public final class SessionBuilder {

    static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");

    private SessionBuilder() {}

    /** A session that has just begun, not yet added anywhere. */
    public static RefreshFamily sessionOf(UserId user) {
        TokenDigest first = new TokenDigest(UUID.randomUUID().toString());
        Instant end = BEGUN.plus(Duration.ofDays(30));
        return new RefreshFamily(FamilyId.random(), user, first, null, BEGUN, end);
    }

    /** A session as saved in a unit of its own. */
    public static RefreshFamily addSession(UserId user, Storage storage) {
        RefreshFamily family = sessionOf(user);
        storage.unitOfWork().execute(() -> storage.refreshFamilies().add(family));
        return family;
    }
}
