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
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Families in the table {@code refresh_family}. */
@Singleton
final class JpaRefreshFamilies implements RefreshFamilies {

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final RefreshFamilyRows rows;
    private final UnitOfWork unitOfWork;
    private final PgChangeFeed feed;

    JpaRefreshFamilies(RefreshFamilyRows rows, UnitOfWork unitOfWork, PgChangeFeed feed) {
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.feed = feed;
    }

    @Override
    public void add(RefreshFamily family) {
        write(() -> rows.persist(RefreshFamilyRow.of(family)));
    }

    @Override
    public Optional<RefreshFamily> find(FamilyId id) {
        return statements.run(() -> rows.lock(id.value())).map(RefreshFamilyRow::family);
    }

    @Override
    public void save(RefreshFamily family) {
        write(() -> rows.lock(family.id().value()).ifPresent(row -> row.copy(family)));
    }

    @Override
    public void remove(FamilyId id, SessionEnd why) {
        end(() -> rows.lock(id.value()).stream(), why);
    }

    @Override
    public void removeAllBut(int latest, UserId user, SessionEnd why) {
        end(
                () -> rows.lockAllOf(user.value()).stream()
                        .sorted(Comparator.comparing((RefreshFamilyRow row) -> row.changedAt)
                                .reversed())
                        .skip(latest),
                why);
    }

    /** The reason is written first: the change log takes it from the row that is deleted. */
    private void end(Supplier<Stream<RefreshFamilyRow>> find, SessionEnd why) {
        write(() -> {
            List<RefreshFamilyRow> ending = find.get().toList();
            if (!ending.isEmpty()) {
                ending.forEach(row -> row.ended = why);
                rows.flush();
                ending.forEach(rows::delete);
                unitOfWork.afterCommit(feed::catchUp);
            }
        });
    }

    @Override
    public void forgetExpired(Instant at) {
        write(() -> rows.delete("expiresAt < ?1", at));
    }

    /** Writes at once, and not when the unit commits, because it is here that a refusal can be told. */
    private void write(Runnable change) {
        statements.run(
                () -> {
                    change.run();
                    rows.flush();
                    return true;
                },
                Map.of("refresh_family_user_exists", UserError.NotFound::new));
    }
}
