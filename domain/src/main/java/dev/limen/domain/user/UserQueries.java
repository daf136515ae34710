package dev.limen.domain.user;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads users for showing and recognising them: no locks, no unit of work needed, one statement per call. */
public interface UserQueries {

    Optional<UserView> find(UserId id);

    /** Finds the user whose name has the same {@link Username#key}. */
    Optional<UserView> find(Username username);

    /**
     * Users ordered by id.
     *
     * @param after only ids above this one, all when absent
     * @param limit how many at most, from 1, all when absent
     */
    List<UserOverview> list(@Nullable UserId after, @Nullable Integer limit);

    long count();
}
