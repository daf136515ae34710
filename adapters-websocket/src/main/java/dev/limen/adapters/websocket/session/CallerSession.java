package dev.limen.adapters.websocket.session;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;

/** Reads the caller's session from their identity, of which it is an attribute under the name of its class. */
final class CallerSession {

    private CallerSession() {}

    /**
     * The session of the caller.
     *
     * @throws UserError.NotAuthenticated when they have none
     */
    static Session of(SecurityIdentity caller) {
        @Nullable Session session = caller.getAttribute(Session.class.getName());
        if (session == null) {
            throw new UserError.NotAuthenticated();
        }
        return session;
    }
}
