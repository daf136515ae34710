package dev.limen.adapters.rest.http;

import dev.limen.domain.user.Actor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who makes this request, in resources that are for people {@link SignedIn}. */
@RequestScoped
public class Caller {

    private @Nullable Actor actor;

    public Actor actor() {
        return Objects.requireNonNull(actor, "not behind @SignedIn");
    }

    void is(Actor recognised) {
        actor = recognised;
    }
}
