package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.application.ResultPage;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows an administrator the users and what each holds. */
@ApplicationService
public final class ListUsers {

    private final UserQueries queries;

    public ListUsers(UserQueries queries) {
        this.queries = queries;
    }

    /** Ordered by id: users with ids above {@code after}, at most {@code limit}; all where these are absent. */
    public ResultPage<UserOverview> handle(@Nullable UserId after, @Nullable Integer limit, Actor actor) {
        actor.requireAdmin();
        List<UserOverview> users = queries.list(after, limit);
        return new ResultPage<>(users, after == null && limit == null ? users.size() : queries.count());
    }
}
