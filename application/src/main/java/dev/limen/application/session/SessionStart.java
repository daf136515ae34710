package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.time.InstantSource;

/** Begins sessions. */
@ApplicationService
public final class SessionStart {

    /** Per user. More than anybody has devices; it bounds the work of ending all of them. */
    static final int MAX_SESSIONS = 50;

    private final RefreshFamilies families;
    private final Tokens tokens;
    private final InstantSource clock;

    public SessionStart(RefreshFamilies families, Tokens tokens, InstantSource clock) {
        this.families = families;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Begins a session of a user who has proved who they are, inside the unit of work that found them. Beyond {@value #MAX_SESSIONS}
     * sessions the one that was refreshed longest ago ends.
     */
    IssuedTokens begin(UserView user) {
        Instant now = clock.instant();
        FamilyId family = FamilyId.random();
        RefreshToken refresh = tokens.refresh(user, family, now);
        families.removeAllBut(MAX_SESSIONS - 1, user.id(), SessionEnd.REVOKED);
        families.add(RefreshFamily.begun(family, user.id(), refresh, now));
        return new IssuedTokens(user, tokens.access(user, family, now), refresh);
    }
}
