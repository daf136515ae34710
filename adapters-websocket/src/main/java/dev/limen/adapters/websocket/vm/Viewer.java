package dev.limen.adapters.websocket.vm;

import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import java.util.Optional;

/** What a socket gets to see: the VMs of one owner, or everything. */
record Viewer(Optional<UserId> only) {

    static final Viewer EVERYTHING = new Viewer(Optional.empty());

    static Viewer ofOwner(UserId owner) {
        return new Viewer(Optional.of(owner));
    }

    static Viewer of(Actor actor) {
        return actor.isAdmin() ? EVERYTHING : ofOwner(actor.id());
    }

    boolean seesThoseOf(UserId owner) {
        return only.isEmpty() || only.get().equals(owner);
    }
}
