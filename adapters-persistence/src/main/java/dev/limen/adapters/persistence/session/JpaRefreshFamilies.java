package dev.limen.adapters.persistence.session;

import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Families in the table {@code refresh_family}. */
@Singleton
final class JpaRefreshFamilies implements RefreshFamilies {

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final RefreshFamilyRows rows;
    private final SessionNotices notices;

    JpaRefreshFamilies(RefreshFamilyRows rows, SessionNotices notices) {
        this.rows = rows;
        this.notices = notices;
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
        write(() -> rows.lock(id.value()).ifPresent(row -> remove(row, why)));
    }

    @Override
    public void removeAllBut(int latest, UserId user, SessionEnd why) {
        write(() -> rows.lockAllOf(user.value()).stream()
                .sorted(Comparator.comparing((RefreshFamilyRow row) -> row.changedAt)
                        .reversed())
                .skip(latest)
                .forEach(row -> remove(row, why)));
    }

    private void remove(RefreshFamilyRow row, SessionEnd why) {
        rows.delete(row);
        RefreshFamily family = row.family();
        notices.give(new SessionChange.Ended(family.id(), family.user(), why));
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
