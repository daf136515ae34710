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
import java.util.Optional;

/**
 * Remembers sessions and their users until it hears that they changed. While it cannot hear what other processes do, it
 * reads them every time. It is the first that the feed tells, so whoever hears of a change after it finds that here.
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

    PgLiveSessions(PgChangeFeed feed, UserQueries users, Reader reader) {
        this.feed = feed;
        this.users = users;
        this.reader = reader;
        this.holders = new InvalidatingCache<>(MAX_CACHED, users::find);
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
                .list(
                        session -> session.createSelectionQuery(
                                        "select userId from RefreshFamilyRow where id = :id", Long.class)
                                .setParameter("id", family.value()),
                        UserId::new)
                .stream()
                .findFirst();
    }

    @Override
    public void changed(LoggedChange entry) {
        switch (entry.change()) {
            case Change.SessionChanged(SessionChange.Ended ended) -> families.forget(ended.family());
            case Change.SessionChanged(SessionChange.OfUser(UserId user)) -> holders.forget(user);
            case Change.VmChanged vm -> {}
            case Change.VmRemoved vm -> {}
        }
    }

    @Override
    public void resync(Position position) {
        families.forgetAll();
        holders.forgetAll();
    }
}
