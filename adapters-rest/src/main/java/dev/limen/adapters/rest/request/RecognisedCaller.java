package dev.limen.adapters.rest.request;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The caller of one request. They are recognised anew whenever it matters: between the headers of a request and its body,
 * which its sender may hold back, they can have lost what they had.
 */
@RequestScoped
class RecognisedCaller implements Caller {

    /** Asked for late: filters are made before settings such as the signing secret are there. */
    private final Instance<Authenticate> authenticate;

    private final AuditContext audit;
    private @Nullable String token;

    RecognisedCaller(Instance<Authenticate> authenticate, AuditContext audit) {
        this.authenticate = authenticate;
        this.audit = audit;
    }

    @Override
    public Actor actor() {
        return session().actor();
    }

    private Session session() {
        return authenticate.get().handle(Objects.requireNonNull(token, "not behind @SignedIn"));
    }

    void carries(String accessToken) {
        token = accessToken;
        Session session = session();
        audit.setActor(session.actor().id(), session.username());
    }
}
