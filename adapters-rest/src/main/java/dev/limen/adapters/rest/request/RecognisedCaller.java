package dev.limen.adapters.rest.request;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the request at hand. Their session is looked at again whenever it matters: between the headers of a
 * request and its body, which its sender may hold back, they can have lost what they had.
 */
@Singleton
class RecognisedCaller implements Caller {

    private final SecurityIdentity identity;
    private final Authenticate authenticate;

    RecognisedCaller(SecurityIdentity identity, Authenticate authenticate) {
        this.identity = identity;
        this.authenticate = authenticate;
    }

    @Override
    public Session session() {
        @Nullable Session session = identity.getAttribute(Session.class.getName());
        if (session == null) {
            throw new UserError.NotAuthenticated();
        }
        return authenticate.handle(session.claim());
    }
}
