package dev.limen.adapters.rest.request;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.session.Session;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

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
        Session session = identity.getAttribute(Session.class.getName());
        return authenticate.handle(session.claim());
    }
}
