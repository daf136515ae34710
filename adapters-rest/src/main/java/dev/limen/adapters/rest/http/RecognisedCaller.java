package dev.limen.adapters.rest.http;

import dev.limen.domain.user.Actor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The caller of one request, as {@link SignIn} recognised them. */
@RequestScoped
class RecognisedCaller implements Caller {

    private @Nullable Actor actor;

    @Override
    public Actor actor() {
        return Objects.requireNonNull(actor, "not behind @SignedIn");
    }

    void is(Actor recognised) {
        actor = recognised;
    }
}
