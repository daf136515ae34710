package dev.limen.adapters.persistence.session;

import dev.limen.adapters.persistence.Statements;
import dev.limen.adapters.persistence.change.PgChangeFeed;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Families in the table {@code refresh_family}. */
@Singleton
final class JpaRefreshFamilies implements RefreshFamilies {

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final Session session;
    private final UnitOfWork unitOfWork;
    private final PgChangeFeed feed;

    JpaRefreshFamilies(Session session, UnitOfWork unitOfWork, PgChangeFeed feed) {
        this.session = session;
        this.unitOfWork = unitOfWork;
        this.feed = feed;
    }

    @Override
    public void add(RefreshFamily family) {
        write(() -> RefreshFamilyRow.of(family).persist());
    }

    @Override
    public Optional<RefreshFamily> find(FamilyId id) {
        return statements.run(() -> lock(id)).map(RefreshFamilyRow::family);
    }

    private Optional<RefreshFamilyRow> lock(FamilyId id) {
        return RefreshFamilyRow.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void save(RefreshFamily family) {
        write(() -> lock(family.id()).ifPresent(row -> row.copy(family)));
    }

    @Override
    public void remove(FamilyId id, SessionEnd why) {
        end(() -> lock(id).stream(), why);
    }

    @Override
    public void removeAllBut(int latest, UserId user, SessionEnd why) {
        end(
                () -> lockAllOf(user).stream()
                        .sorted(Comparator.comparing((RefreshFamilyRow row) -> row.changedAt)
                                .reversed())
                        .skip(latest),
                why);
    }

    private List<RefreshFamilyRow> lockAllOf(UserId user) {
        return RefreshFamilyRow.<RefreshFamilyRow>find("userId", Sort.by("id"), user.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The reason is written first: the change log takes it from the row that is deleted. */
    private void end(Supplier<Stream<RefreshFamilyRow>> find, SessionEnd why) {
        write(() -> {
            List<RefreshFamilyRow> ending = find.get().toList();
            if (!ending.isEmpty()) {
                ending.forEach(row -> row.ended = why);
                session.flush();
                ending.forEach(RefreshFamilyRow::delete);
                unitOfWork.afterCommit(feed::catchUp);
            }
        });
    }

    @Override
    public void forgetExpired(Instant at) {
        write(() -> RefreshFamilyRow.delete("expiresAt < ?1", at));
    }

    private void write(Runnable change) {
        statements.write(session, Map.of("refresh_family_user_exists", UserError.NotFound::new), change);
    }
}
