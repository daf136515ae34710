package dev.limen.contract.session;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.user.UserView;
import java.util.Optional;

/** Looks at what the store has committed. */
public record InMemoryLiveSessions(InMemoryStore store) implements LiveSessions {

    @Override
    public Optional<UserView> holder(FamilyId family) {
        InMemoryStore.Tables tables = store.read();
        return Optional.ofNullable(tables.refreshFamilies.get(family))
                .map(RefreshFamily::user)
                .map(tables.users::get);
    }
}
