package dev.limen.application.user;

import dev.limen.domain.user.Actor;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;

/** What is asked of administrators inside the unit of work that changes an account. */
final class Admins {

    private Admins() {}

    /**
     * There is always an administrator who can sign in; nobody else ceases to be one until the unit ends.
     *
     * @throws UserError.LastAdmin when this is the last
     */
    static void requireAnother(User leaving, Users users) {
        if (leaving.isActiveAdmin() && users.countAdmins() == 1) {
            throw new UserError.LastAdmin();
        }
    }

    /**
     * Hashing takes its time; whoever was an administrator before may not be one any more.
     *
     * @throws UserError.NotAdmin when the actor has been demoted, suspended or deleted
     */
    static void requireStill(Actor actor, UserQueries users) {
        if (users.find(actor.id()).filter(UserView::isActiveAdmin).isEmpty()) {
            throw new UserError.NotAdmin();
        }
    }
}
