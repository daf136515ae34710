package dev.limen.adapters.rest.http;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The caller of one request, as {@link SignIn} recognised them. */
@RequestScoped
class RecognisedCaller implements Caller {

    private final Deed deed;
    private @Nullable Actor actor;

    RecognisedCaller(Deed deed) {
        this.deed = deed;
    }

    @Override
    public Actor actor() {
        return Objects.requireNonNull(actor, "not behind @SignedIn");
    }

    void is(Session session) {
        actor = session.actor();
        deed.by(actor.id(), session.username());
    }
}
