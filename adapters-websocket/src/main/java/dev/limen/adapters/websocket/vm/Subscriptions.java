package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.frame.Viewer;
import dev.limen.domain.user.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The subscriptions of this process, by what they may see and by user. Not safe for use by several threads. */
final class Subscriptions {

    private final Set<Subscription> all = new LinkedHashSet<>();
    private final Map<Viewer, Set<Subscription>> byView = new HashMap<>();
    private final Map<UserId, Set<Subscription>> byUser = new HashMap<>();

    void add(Subscription subscription) {
        all.add(subscription);
        byView.computeIfAbsent(subscription.viewer(), v -> new LinkedHashSet<>())
                .add(subscription);
        byUser.computeIfAbsent(subscription.session().actor().id(), u -> new LinkedHashSet<>())
                .add(subscription);
    }

    void remove(Subscription subscription) {
        all.remove(subscription);
        remove(byView, subscription.viewer(), subscription);
        remove(byUser, subscription.session().actor().id(), subscription);
    }

    private static <K> void remove(Map<K, Set<Subscription>> index, K key, Subscription subscription) {
        index.computeIfPresent(key, (k, subscriptions) -> {
            subscriptions.remove(subscription);
            return subscriptions.isEmpty() ? null : subscriptions;
        });
    }

    Set<Subscription> all() {
        return all;
    }

    Set<Subscription> ofUser(UserId user) {
        return byUser.getOrDefault(user, Set.of());
    }

    /** Those who see the VMs of this owner, each once. */
    Stream<Subscription> seeingThoseOf(UserId owner) {
        return Stream.concat(in(Viewer.EVERYTHING), in(new Viewer(owner)));
    }

    /** Those of one view. */
    Stream<Subscription> in(Viewer viewer) {
        return byView.getOrDefault(viewer, Set.of()).stream();
    }
}
