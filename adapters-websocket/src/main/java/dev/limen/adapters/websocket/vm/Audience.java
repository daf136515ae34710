package dev.limen.adapters.websocket.vm;

import dev.limen.domain.user.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who is listening, by what they may see. Not safe for use by several threads. */
final class Audience {

    private final Set<Receiver> all = new LinkedHashSet<>();
    private final Map<Viewer, Set<Receiver>> byView = new HashMap<>();
    private final Map<UserId, Set<Receiver>> byUser = new HashMap<>();

    void add(Receiver receiver) {
        all.add(receiver);
        byView.computeIfAbsent(receiver.viewer(), v -> new LinkedHashSet<>()).add(receiver);
        byUser.computeIfAbsent(receiver.user(), u -> new LinkedHashSet<>()).add(receiver);
    }

    void remove(Receiver receiver) {
        all.remove(receiver);
        remove(byView, receiver.viewer(), receiver);
        remove(byUser, receiver.user(), receiver);
    }

    private static <K> void remove(Map<K, Set<Receiver>> index, K key, Receiver receiver) {
        index.computeIfPresent(key, (k, receivers) -> {
            receivers.remove(receiver);
            return receivers.isEmpty() ? null : receivers;
        });
    }

    Set<Receiver> all() {
        return all;
    }

    Set<Receiver> ofUser(UserId user) {
        return byUser.getOrDefault(user, Set.of());
    }

    /** Those who see the VMs of this owner, each once. */
    Stream<Receiver> seeingThoseOf(UserId owner) {
        return Stream.concat(in(Viewer.EVERYTHING), in(Viewer.ofOwner(owner)));
    }

    /** Those of one view. */
    Stream<Receiver> in(Viewer viewer) {
        return byView.getOrDefault(viewer, Set.of()).stream();
    }
}
