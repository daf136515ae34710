package dev.limen.adapters.persistence.user;

import dev.limen.adapters.persistence.session.SessionNotices;
import dev.limen.domain.user.Users;
import jakarta.inject.Singleton;

/** Users as another process has them. */
@Singleton
public class RemoteUsers {

    private final UserRows rows;

    RemoteUsers(UserRows rows) {
        this.rows = rows;
    }

    public Users with(SessionNotices notices) {
        return new JpaUsers(rows, notices);
    }
}
