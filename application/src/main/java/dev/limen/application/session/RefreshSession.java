package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gives new tokens for a refresh token, which is replaced. Several who present the same one at once get the same
 * successor. One that was replaced before ends its session, because somebody has it who should not.
 */
@ApplicationService
public final class RefreshSession {

    /** Long enough for requests at the same time, too short to make use of a stolen token. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final UnitOfWork unitOfWork;
    private final RefreshFamilies families;
    private final UserQueries users;
    private final Tokens tokens;
    private final InstantSource clock;

    public RefreshSession(
            UnitOfWork unitOfWork, RefreshFamilies families, UserQueries users, Tokens tokens, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.families = families;
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Answers the new tokens.
     *
     * @throws UserError.BadRefreshToken when the token is not good, or not any more
     */
    public IssuedTokens handle(String refreshToken) {
        RefreshClaim claim = tokens.readRefresh(refreshToken).orElseThrow(UserError.BadRefreshToken::new);
        return unitOfWork.execute(() -> refresh(claim)).orElseThrow(UserError.BadRefreshToken::new);
    }

    private Optional<IssuedTokens> refresh(RefreshClaim claim) {
        return families.find(claim.family()).flatMap(family -> users.find(family.user())
                .filter(UserView::approved)
                .flatMap(user -> refresh(claim, family, user)));
    }

    private Optional<IssuedTokens> refresh(RefreshClaim claim, RefreshFamily family, UserView user) {
        Instant now = clock.instant();
        return switch (family.standing(claim.digest(), now, GRACE)) {
            case CURRENT -> {
                RefreshToken next = tokens.successor(claim, user, now);
                families.save(family.continued(next, now));
                yield Optional.of(issue(user, family, next, now));
            }
            case JUST_REPLACED ->
                Optional.of(issue(user, family, tokens.successor(claim, user, family.changedAt()), now));
            case STALE -> Optional.empty();
            case REUSED -> {
                families.remove(family.id(), SessionEnd.REVOKED);
                yield Optional.empty();
            }
        };
    }

    private IssuedTokens issue(UserView user, RefreshFamily family, RefreshToken refresh, Instant now) {
        return new IssuedTokens(user, tokens.access(user, family.id(), now), refresh);
    }
}
