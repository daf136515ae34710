package dev.limen.adapters.persistence.session;

import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.change.PgChangeFeed;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Remembers sessions and their users until it hears that they changed. While it cannot hear what other processes do, it
 * reads them every time.
 */
@Singleton
final class PgLiveSessions implements LiveSessions, ChangeFeed.Listener {

    /** Some hundred bytes each. */
    private static final int MAX_CACHED = 50_000;

    private final PgChangeFeed feed;
    private final UserQueries users;
    private final Reader reader;
    private final InvalidatingCache<FamilyId, UserId> families = new InvalidatingCache<>(MAX_CACHED, this::user);
    private final InvalidatingCache<UserId, UserView> holders;
    private final List<Consumer<SessionChange>> listeners = new CopyOnWriteArrayList<>();

    PgLiveSessions(PgChangeFeed feed, UserQueries users, Reader reader) {
        this.feed = feed;
        this.users = users;
        this.reader = reader;
        this.holders = new InvalidatingCache<>(MAX_CACHED, users::find);
        listeners.add(this::forget);
        feed.listen(this);
    }

    @Override
    public Optional<UserView> holder(FamilyId family) {
        return feed.isCurrent()
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
        listeners.add(listener);
    }

    @Override
    public void changed(LoggedChange entry) {
        if (entry.change() instanceof Change.SessionChanged(SessionChange change)) {
            tell(change);
        }
    }

    @Override
    public void resync(Position position) {
        tell(new SessionChange.Unknown());
    }

    /** The first to listen is the first to be told. */
    private void tell(SessionChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
