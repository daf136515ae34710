package dev.limen.contract.session;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Looks at what the store has committed, and passes on what the feed tells of sessions. */
public final class InMemoryLiveSessions implements LiveSessions, ChangeFeed.Listener {

    private final InMemoryStore store;
    private final List<Consumer<SessionChange>> listeners = new CopyOnWriteArrayList<>();

    public InMemoryLiveSessions(InMemoryStore store, ChangeFeed feed) {
        this.store = store;
        feed.listen(this);
    }

    @Override
    public Optional<UserView> holder(FamilyId family) {
        InMemoryStore.Tables tables = store.read();
        return Optional.ofNullable(tables.refreshFamilies.get(family))
                .map(RefreshFamily::user)
                .map(tables.users::get);
    }

    @Override
    public void listen(Consumer<SessionChange> listener) {
        listeners.add(listener);
    }

    @Override
    public void changed(LoggedChange entry) {
        if (entry.change() instanceof Change.SessionChanged(SessionChange change)) {
            listeners.forEach(listener -> listener.accept(change));
        }
    }

    @Override
    public void resync(Position position) {
        listeners.forEach(listener -> listener.accept(new SessionChange.Unknown()));
    }
}
