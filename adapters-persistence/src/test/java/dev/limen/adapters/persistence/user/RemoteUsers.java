package dev.limen.adapters.persistence.user;

import dev.limen.adapters.persistence.change.PgChangeFeed;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Users;
import jakarta.inject.Singleton;
import org.hibernate.Session;

/** Users as another process has them. */
@Singleton
public class RemoteUsers {

    private final Session session;
    private final UnitOfWork unitOfWork;

    RemoteUsers(Session session, UnitOfWork unitOfWork) {
        this.session = session;
        this.unitOfWork = unitOfWork;
    }

    public Users with(PgChangeFeed feed) {
        return new JpaUsers(session, unitOfWork, feed);
    }
}
