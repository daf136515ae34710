package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells a client that comes back with nothing but its refresh token who it is; the token stays as it is. */
@ApplicationService
public final class ResumeSession {

    /** Whose session it is, and a new access token of it. */
    public record Result(UserView user, Token access) {}

    private final UnitOfWork unitOfWork;
    private final RefreshFamilies families;
    private final UserQueries users;
    private final Tokens tokens;
    private final InstantSource clock;

    public ResumeSession(
            UnitOfWork unitOfWork, RefreshFamilies families, UserQueries users, Tokens tokens, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.families = families;
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Answers whose session it is, with a new access token.
     *
     * @throws UserError.BadRefreshToken when the token is not good, or not any more
     */
    public Result handle(String refreshToken) {
        RefreshClaim claim = tokens.readRefresh(refreshToken).orElseThrow(UserError.BadRefreshToken::new);
        Instant now = clock.instant();
        return unitOfWork
                .execute(() -> family(claim, now).map(RefreshFamily::user).flatMap(users::find))
                .filter(UserView::approved)
                .map(user -> new Result(user, tokens.access(user, claim.family(), now)))
                .orElseThrow(UserError.BadRefreshToken::new);
    }

    private Optional<RefreshFamily> family(RefreshClaim claim, Instant now) {
        return families.find(claim.family())
                .filter(family -> switch (family.standing(claim.digest(), now, RefreshSession.GRACE)) {
                    case CURRENT, JUST_REPLACED -> true;
                    case STALE, REUSED -> false;
                });
    }
}
