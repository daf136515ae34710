package dev.limen.application.session;

import dev.limen.domain.session.Claim;
import dev.limen.domain.session.Session;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;

/**
 * Recognises who carries a token. What the token once said of its user does not count; what the user is now does, so
 * that a deletion, a demotion or a new password takes effect at once.
 */
public final class Authenticate {

    private final Tokens tokens;
    private final UserQueries users;

    public Authenticate(Tokens tokens, UserQueries users) {
        this.tokens = tokens;
        this.users = users;
    }

    /**
     * The session that the token stands for.
     *
     * @throws UserError.NotAuthenticated when the token is not good, or not any more
     * @throws UserError.NotApproved when the user has not been let in, or not any more
     */
    public Session handle(String accessToken) {
        Claim claim = tokens.read(accessToken).orElseThrow(UserError.NotAuthenticated::new);
        UserView user = users.find(claim.user())
                .filter(u -> u.tokenGeneration() == claim.tokenGeneration())
                .orElseThrow(UserError.NotAuthenticated::new);
        if (!user.approved()) {
            throw new UserError.NotApproved();
        }
        return new Session(new Actor(user.id(), user.role()), user.username(), claim.expiresAt());
    }
}
