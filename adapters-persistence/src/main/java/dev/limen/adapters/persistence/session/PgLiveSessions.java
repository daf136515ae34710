package dev.limen.adapters.persistence.session;

import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers sessions and their users until it hears that they changed. While it cannot hear what other processes do, it
 * reads them every time.
 */
@Singleton
final class PgLiveSessions implements LiveSessions {

    /** Some hundred bytes each. */
    private static final int MOST = 50_000;

    private final SessionNotices notices;
    private final UserQueries users;
    private final Reader reader;
    private final Remembered<FamilyId, UserId> families = new Remembered<>(MOST, this::user);
    private final Remembered<UserId, UserView> holders;

    PgLiveSessions(SessionNotices notices, UserQueries users, Reader reader) {
        this.notices = notices;
        this.users = users;
        this.reader = reader;
        this.holders = new Remembered<>(MOST, users::find);
        notices.listen(this::forget);
    }

    @Override
    public Optional<UserView> holder(FamilyId family) {
        return notices.areHeard()
                ? families.get(family).flatMap(holders::get)
                : user(family).flatMap(users::find);
    }

    private Optional<UserId> user(FamilyId family) {
        return reader
                .read(session -> session.createSelectionQuery(
                                "select userId from RefreshFamilyRow where id = :id", Long.class)
                        .setParameter("id", family.value())
                        .getResultList())
                .stream()
                .map(UserId::new)
                .findFirst();
    }

    private void forget(SessionChange change) {
        switch (change) {
            case SessionChange.Ended ended -> families.forget(ended.family());
            case SessionChange.OfUser ofUser -> holders.forget(ofUser.user());
            case SessionChange.Unknown unknown -> {
                families.forgetAll();
                holders.forgetAll();
            }
        }
    }

    @Override
    public void listen(Consumer<SessionChange> listener) {
        notices.listen(listener);
    }
}
