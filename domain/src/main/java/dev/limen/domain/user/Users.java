package dev.limen.domain.user;

import java.util.Optional;

/**
 * Keeps the users. Every call belongs inside a unit of work. When a user was saved or removed, whoever watches their
 * sessions is told, in every process.
 */
public interface Users {

    /** A number that no user has had. It stays used when the unit fails. */
    UserId nextId();

    /** Finds one user and keeps them from other units until this unit ends. */
    Optional<User> find(UserId id);

    /**
     * Adds a new user.
     *
     * @throws UserError.NameTaken when somebody has a name with the same {@link Username#key}
     */
    void add(User user);

    /**
     * Saves a changed user; the version grows by one.
     *
     * @throws UserError.Stale when they were changed or removed since they were found
     * @throws UserError.NameTaken when somebody else has the name
     */
    void save(User user);

    /**
     * Removes a user, with a quota of their own and all their sessions; one who is not there is no error.
     *
     * @throws UserError.OwnsVms when VMs belong to them
     */
    void remove(User user);

    /**
     * How many administrators there are who can sign in, and no other unit changes that number until this unit ends.
     */
    int countAdmins();
}
