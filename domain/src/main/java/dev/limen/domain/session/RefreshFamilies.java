package dev.limen.domain.session;

import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the sessions that go on: a session ends when its family is removed, and its access tokens are void from then on.
 * Every call belongs inside a unit of work. When a family was removed, whoever watches sessions is told, in every process.
 */
public interface RefreshFamilies {

    /** Adds a new family. */
    void add(RefreshFamily family);

    /** Finds one family and keeps it from other units until this unit ends. */
    Optional<RefreshFamily> find(FamilyId id);

    /** Saves a changed family; one that was removed stays so. */
    void save(RefreshFamily family);

    /** Removes a family; one that is not there is no error. */
    void remove(FamilyId id, SessionEnd why);

    /** Removes all families of a user but those that changed latest, so many at most. */
    void removeAllBut(int latest, UserId user, SessionEnd why);

    /** Removes all families of a user. */
    default void removeAllOf(UserId user, SessionEnd why) {
        removeAllBut(0, user, why);
    }

    /** Removes families whose time was over at this moment; nobody is told. */
    void forgetExpired(Instant at);
}
