package dev.limen.application.user;

import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.Users;

/** There is always an administrator who can sign in. */
final class LastAdmin {

    private LastAdmin() {}

    /**
     * Asked before a user ceases to be an administrator who can sign in; nobody else does so until the unit ends.
     *
     * @throws UserError.LastAdmin when there is no other one
     */
    static void stays(User leaving, Users users) {
        if (leaving.isActiveAdmin() && users.countAdmins() == 1) {
            throw new UserError.LastAdmin();
        }
    }
}
