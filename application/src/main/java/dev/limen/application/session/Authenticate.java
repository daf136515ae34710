package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserView;

/**
 * Recognises who carries a token. What the token once said of its user does not count; what the user is now does, so
 * that a deletion, a demotion, a new password or a logout takes effect at once.
 */
@ApplicationService
public final class Authenticate {

    private final LiveSessions sessions;

    public Authenticate(LiveSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The session that a verified access token stands for.
     *
     * @throws UserError.NotAuthenticated when it is over
     * @throws UserError.NotApproved when the user has not been let in, or not any more
     */
    public Session handle(AccessClaim claim) {
        UserView user = sessions.holder(claim.family())
                .filter(holder -> holder.id().equals(claim.user()))
                .orElseThrow(UserError.NotAuthenticated::new);
        if (!user.approved()) {
            throw new UserError.NotApproved();
        }
        return new Session(new Actor(user.id(), user.role()), user.username(), claim.family(), claim.expiresAt());
    }
}
