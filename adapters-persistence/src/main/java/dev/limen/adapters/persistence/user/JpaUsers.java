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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Users in the table {@code app_user}. Whoever changes the number of administrators holds the lock on it. */
@Singleton
final class JpaUsers implements Users {

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final UserRows rows;
    private final UnitOfWork unitOfWork;
    private final PgChangeFeed feed;

    JpaUsers(UserRows rows, UnitOfWork unitOfWork, PgChangeFeed feed) {
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.feed = feed;
    }

    @Override
    public UserId nextId() {
        return statements.run(() -> new UserId(rows.nextId()));
    }

    @Override
    public Optional<User> find(UserId id) {
        return statements.run(() -> rows.lock(id.value())).map(row -> User.of(row.view()));
    }

    @Override
    public void add(User user) {
        write(user, () -> {
            lockAdministrators(user.isActiveAdmin());
            rows.persist(UserRow.of(user.view()));
        });
    }

    @Override
    public void save(User user) {
        UserView state = user.view();
        write(user, () -> {
            UserRow row = rows.lock(state.id().value())
                    .filter(found -> found.version == state.version())
                    .orElseThrow(UserError.Stale::new);
            lockAdministrators(row.isActiveAdmin() != state.isActiveAdmin());
            row.copy(state);
            unitOfWork.afterCommit(feed::catchUp);
        });
    }

    @Override
    public void remove(User user) {
        write(user, () -> rows.lock(user.id().value()).ifPresent(this::remove));
    }

    private void remove(UserRow row) {
        lockAdministrators(row.isActiveAdmin());
        int vms = rows.lockAndCountVms(row.id);
        if (vms > 0) {
            throw new UserError.OwnsVms(vms);
        }
        rows.delete(row);
        unitOfWork.afterCommit(feed::catchUp);
    }

    @Override
    public int countAdmins() {
        return statements.run(() -> {
            lockAdministrators(true);
            return Math.toIntExact(rows.count("role = ?1 and approved", Role.ADMIN));
        });
    }

    private void lockAdministrators(boolean numberMatters) {
        if (numberMatters) {
            AdvisoryLock.ADMINISTRATORS.take(rows.getSession());
        }
    }

    /** Writes at once, and not when the unit commits, because it is here that a refusal can be told. */
    private void write(User user, Runnable change) {
        Map<String, Supplier<? extends RuntimeException>> refusals =
                Map.of("app_user_name_unique", () -> new UserError.NameTaken(user.username()));
        statements.run(
                () -> {
                    change.run();
                    rows.flush();
                    return user;
                },
                refusals);
    }
}
