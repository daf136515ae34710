package dev.limen.adapters.websocket.frame;

import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription shows.
 *
 * @param owner whose VMs; null for everything
 */
public record Viewer(@Nullable UserId owner) {

    public static final Viewer EVERYTHING = new Viewer(null);

    public static Viewer of(Actor actor) {
        return actor.isAdmin() ? EVERYTHING : new Viewer(actor.id());
    }

    boolean seesThoseOf(UserId other) {
        return owner == null || owner.equals(other);
    }
}
