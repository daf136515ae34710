package dev.limen.contract.session;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.change.Change;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps families in memory. */
public final class InMemoryRefreshFamilies implements RefreshFamilies {

    private final InMemoryStore store;

    public InMemoryRefreshFamilies(InMemoryStore store) {
        this.store = store;
    }

    private Map<FamilyId, RefreshFamily> families() {
        return store.inUnit().refreshFamilies;
    }

    @Override
    public void add(RefreshFamily family) {
        if (!store.inUnit().users.containsKey(family.user())) {
            throw new UserError.NotFound();
        }
        families().put(family.id(), family);
    }

    @Override
    public Optional<RefreshFamily> find(FamilyId id) {
        return Optional.ofNullable(families().get(id));
    }

    @Override
    public void save(RefreshFamily family) {
        families().replace(family.id(), family);
    }

    @Override
    public void remove(FamilyId id, SessionEnd why) {
        RefreshFamily removed = families().remove(id);
        if (removed != null) {
            store.append(new Change.SessionChanged(new SessionChange.Ended(id, removed.user(), why)));
        }
    }

    @Override
    public void removeAllBut(int latest, UserId user, SessionEnd why) {
        List<FamilyId> ending = families().values().stream()
                .filter(family -> family.user().equals(user))
                .sorted(Comparator.comparing(RefreshFamily::changedAt).reversed())
                .skip(latest)
                .map(RefreshFamily::id)
                .toList();
        ending.forEach(id -> remove(id, why));
    }

    @Override
    public void forgetExpired(Instant at) {
        families().values().removeIf(family -> family.expiresAt().isBefore(at));
    }
}
