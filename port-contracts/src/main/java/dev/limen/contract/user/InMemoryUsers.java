package dev.limen.contract.user;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.change.Change;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import java.util.Optional;

/** Keeps users in memory. */
public final class InMemoryUsers implements Users {

    private final InMemoryStore store;

    public InMemoryUsers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public UserId nextId() {
        return new UserId(store.lastUserId.incrementAndGet());
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(store.inUnit().users.get(id)).map(User::of);
    }

    @Override
    public void add(User user) {
        put(user.view());
    }

    @Override
    public void save(User user) {
        UserView saved = store.inUnit().users.get(user.id());
        if (saved == null || saved.version() != user.view().version()) {
            throw new UserError.Stale();
        }
        put(user.view());
        store.append(new Change.SessionChanged(new SessionChange.OfUser(user.id())));
    }

    private void put(UserView user) {
        store.inUnit().users.values().stream()
                .filter(other -> !other.id().equals(user.id()))
                .filter(other -> other.username().key().equals(user.username().key()))
                .findAny()
                .ifPresent(other -> {
                    throw new UserError.NameTaken(user.username());
                });
        store.inUnit().users.put(user.id(), saved(user));
    }

    private static UserView saved(UserView user) {
        return new UserView(
                user.id(),
                user.uuid(),
                user.username(),
                user.passwordHash(),
                user.role(),
                user.approved(),
                user.createdAt(),
                user.updatedAt(),
                user.version() + 1);
    }

    @Override
    public void remove(User user) {
        long owned = store.inUnit().vms.values().stream()
                .filter(vm -> vm.owner().equals(user.id()))
                .count();
        if (owned > 0) {
            throw new UserError.OwnsVms(Math.toIntExact(owned));
        }
        store.inUnit().users.remove(user.id());
        store.inUnit().quotas.remove(user.id());
        store.inUnit().refreshFamilies.values().removeIf(family -> family.user().equals(user.id()));
        store.inUnit().sshKeys.values().removeIf(key -> key.owner().equals(user.id()));
        store.append(new Change.SessionChanged(new SessionChange.OfUser(user.id())));
    }

    @Override
    public int countAdmins() {
        return Math.toIntExact(store.inUnit().users.values().stream()
                .filter(UserView::isActiveAdmin)
                .count());
    }
}
