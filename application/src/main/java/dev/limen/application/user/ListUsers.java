package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows an administrator the users and what each holds. */
@ApplicationService
public final class ListUsers {

    /**
     * Some users, ordered by id.
     *
     * @param total how many there are, whatever part of them is shown
     */
    public record Page(List<UserOverview> users, long total) {}

    private final UserQueries queries;

    public ListUsers(UserQueries queries) {
        this.queries = queries;
    }

    /** Users with ids above {@code after}, at most {@code limit}; all where these are absent. */
    public Page handle(@Nullable UserId after, @Nullable Integer limit, Actor actor) {
        actor.requireAdmin();
        List<UserOverview> users = queries.list(after, limit);
        return new Page(users, after == null && limit == null ? users.size() : queries.count());
    }
}
