package dev.limen.contract.session;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserView;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at what the store has committed. */
public final class InMemoryLiveSessions implements LiveSessions {

    private final InMemoryStore store;

    public InMemoryLiveSessions(InMemoryStore store) {
        this.store = store;
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
        store.listenToSessions(listener);
    }
}
