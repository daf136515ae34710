package dev.limen.contract.user;

import static java.util.Comparator.comparingLong;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the users kept in memory. */
public final class InMemoryUserQueries implements UserQueries {

    private final InMemoryStore store;

    public InMemoryUserQueries(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<UserView> find(UserId id) {
        return Optional.ofNullable(store.read().users.get(id));
    }

    @Override
    public Optional<UserView> find(Username username) {
        return store.read().users.values().stream()
                .filter(user -> user.username().key().equals(username.key()))
                .findFirst();
    }

    @Override
    public List<UserOverview> list(@Nullable UserId after, @Nullable Integer limit) {
        return store.read().users.values().stream()
                .filter(user -> after == null || user.id().value() > after.value())
                .sorted(comparingLong(user -> user.id().value()))
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .map(this::overview)
                .toList();
    }

    private UserOverview overview(UserView user) {
        Usage held = store.read().usage(user.id());
        return new UserOverview(user, held.vms(), held.cpu(), held.memory());
    }

    @Override
    public long count() {
        return store.read().users.size();
    }
}
