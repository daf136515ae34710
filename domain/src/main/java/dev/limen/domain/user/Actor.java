package dev.limen.domain.user;

/** The signed-in, approved user on whose behalf something is done. */
public record Actor(UserId id, Role role) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Users touch what is their own, administrators everything. */
    public boolean mayTouchThingsOf(UserId owner) {
        return isAdmin() || id.equals(owner);
    }

    /**
     * Keeps everybody else out.
     *
     * @throws UserError.NotAdmin unless the actor is an administrator
     */
    public void requireAdmin() {
        if (!isAdmin()) {
            throw new UserError.NotAdmin();
        }
    }
}
