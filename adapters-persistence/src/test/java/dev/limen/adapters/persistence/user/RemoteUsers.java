package dev.limen.adapters.persistence.user;

import dev.limen.adapters.persistence.change.PgChangeFeed;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Users;
import jakarta.inject.Singleton;

/** Users as another process has them. */
@Singleton
public class RemoteUsers {

    private final UserRows rows;
    private final UnitOfWork unitOfWork;

    RemoteUsers(UserRows rows, UnitOfWork unitOfWork) {
        this.rows = rows;
        this.unitOfWork = unitOfWork;
    }

    public Users with(PgChangeFeed feed) {
        return new JpaUsers(rows, unitOfWork, feed);
    }
}
