package dev.limen.adapters.persistence.user;

import dev.limen.adapters.persistence.AdvisoryLock;
import dev.limen.adapters.persistence.Statements;
import dev.limen.adapters.persistence.change.PgChangeFeed;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Users in the table {@code app_user}. Whoever changes the number of administrators holds the lock on it. */
@Singleton
final class JpaUsers implements Users {

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final Session session;
    private final UnitOfWork unitOfWork;
    private final PgChangeFeed feed;

    JpaUsers(Session session, UnitOfWork unitOfWork, PgChangeFeed feed) {
        this.session = session;
        this.unitOfWork = unitOfWork;
        this.feed = feed;
    }

    @Override
    public UserId nextId() {
        return statements.run(() -> new UserId(session.createNativeQuery("select nextval('app_user_id')", Long.class)
                .getSingleResult()));
    }

    @Override
    public Optional<User> find(UserId id) {
        return statements.run(() -> lock(id)).map(row -> User.of(row.view()));
    }

    private Optional<UserRow> lock(UserId id) {
        return UserRow.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void add(User user) {
        write(user, () -> {
            lockAdministrators(user.isActiveAdmin());
            UserRow.of(user.view()).persist();
        });
    }

    @Override
    public void save(User user) {
        UserView state = user.view();
        write(user, () -> {
            UserRow row = lock(state.id())
                    .filter(found -> found.version == state.version())
                    .orElseThrow(UserError.Stale::new);
            lockAdministrators(row.isActiveAdmin() != state.isActiveAdmin());
            row.copy(state);
            unitOfWork.afterCommit(feed::catchUp);
        });
    }

    @Override
    public void remove(User user) {
        write(user, () -> lock(user.id()).ifPresent(this::remove));
    }

    private void remove(UserRow row) {
        lockAdministrators(row.isActiveAdmin());
        int vms = lockAndCountVms(row.id);
        if (vms > 0) {
            throw new UserError.OwnsVms(vms);
        }
        row.delete();
        unitOfWork.afterCommit(feed::catchUp);
    }

    /** Counts the VMs of a user; from now on nobody gives them another one, as that needs to see the user's row. */
    private int lockAndCountVms(long id) {
        session.createNativeQuery("select id from app_user where id = :id for update", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        return session.createNativeQuery("select count(*) from vm where owner_id = :id", Integer.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    @Override
    public int countAdmins() {
        return statements.run(() -> {
            lockAdministrators(true);
            return (int) UserRow.count("role = ?1 and approved", Role.ADMIN);
        });
    }

    private void lockAdministrators(boolean numberMatters) {
        if (numberMatters) {
            AdvisoryLock.ADMINISTRATORS.take(session);
        }
    }

    private void write(User user, Runnable change) {
        statements.write(
                session, Map.of("app_user_name_unique", () -> new UserError.NameTaken(user.username())), change);
    }
}
