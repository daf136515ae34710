package dev.limen.application.user;

import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;

/** Hashing takes its time; whoever was an administrator before may not be one any more. */
final class StillAdmin {

    private StillAdmin() {}

    /**
     * Looks again, inside the unit of work that acts.
     *
     * @throws UserError.NotAdmin when the actor has been demoted, suspended or deleted
     */
    static void require(Actor actor, UserQueries users) {
        if (users.find(actor.id()).filter(UserView::isActiveAdmin).isEmpty()) {
            throw new UserError.NotAdmin();
        }
    }
}
