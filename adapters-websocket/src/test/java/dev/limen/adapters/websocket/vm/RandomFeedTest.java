package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmEvent;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commits, their telling in any order, reading, sending and taking happen in random turns. However they fall, nobody is
 * told what they must not hear, and once everything has come to rest every client shows what is true.
 */
class RandomFeedTest {

    private static final List<UserId> USERS = List.of(Scene.ANN, Scene.BOB, Scene.ADMIN);

    private final Scene scene = new Scene();
    private final List<VmEvent> untold = new ArrayList<>();
    private final Set<Long> toldDeleted = new HashSet<>();
    private final List<Shown> clients = new ArrayList<>();
    private long lastId;

    /** What one client shows; one kind of client disregards a list of the VMs that it has already. */
    private final class Shown {
        private final UserId user;
        private final boolean disregardsKnownLists;
        private final FakeLine line = new FakeLine(this::see);
        private final Map<Long, Long> vms = new TreeMap<>();
        private final Map<Long, Long> newest = new HashMap<>();
        private boolean hasList;

        Shown(UserId user, boolean disregardsKnownLists) {
            this.user = user;
            this.disregardsKnownLists = disregardsKnownLists;
        }

        private void see(JsonObject frame) {
            if (frame.containsKey("vm")) {
                assertTrue(hasList, "an update before the list");
                Map.Entry<Long, Long> vm = check(frame.getJsonObject("vm"));
                vms.put(vm.getKey(), vm.getValue());
            } else {
                hasList = true;
                Map<Long, Long> listed = new TreeMap<>();
                frame.getJsonArray("vms").forEach(vm -> {
                    Map.Entry<Long, Long> entry = check((JsonObject) vm);
                    listed.put(entry.getKey(), entry.getValue());
                });
                if (!disregardsKnownLists || !vms.keySet().equals(listed.keySet())) {
                    vms.clear();
                    vms.putAll(listed);
                }
            }
        }

        private Map.Entry<Long, Long> check(JsonObject vm) {
            long id = vm.getLong("id");
            long version = vm.getLong("version");
            assertTrue(maySee(new UserId(vm.getLong("owner_id"))), "a VM of somebody else");
            assertFalse(toldDeleted.contains(id), "a VM after its deletion");
            assertTrue(version >= newest.getOrDefault(id, 0L), "an older VM after a newer");
            newest.put(id, version);
            return Map.entry(id, version);
        }

        private boolean maySee(UserId owner) {
            return user.equals(Scene.ADMIN) || user.equals(owner);
        }

        private Map<Long, Long> truth() {
            Map<Long, Long> truth = new TreeMap<>();
            scene.committed().forEach(vm -> {
                if (maySee(vm.owner())) {
                    truth.put(vm.id().value(), vm.version());
                }
            });
            return truth;
        }
    }

    static List<Arguments> seeds() {
        return IntStream.range(0, 400).mapToObj(Arguments::of).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyClientEndsUpWithTheTruth(int seed) {
        Random random = new Random(seed);
        scene.queries.afterReading = () -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                commitOrTell(random);
            }
        };
        for (int step = 0; step < 300; step++) {
            turn(random);
        }
        scene.queries.afterReading = () -> {};
        comeToRest(random);
        for (Shown client : clients) {
            assertEquals(client.truth(), client.vms, "seed " + seed);
        }
    }

    private void turn(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> connect(random);
            case 1, 2, 3, 4 -> commitOrTell(random);
            case 5 -> clients.forEach(client -> client.line.readsOne());
            case 6 ->
                pick(clients, random).forEach(client -> {
                    if (random.nextBoolean()) {
                        client.line.stopsReading();
                    } else {
                        client.line.readsOn();
                    }
                });
            default -> workOne();
        }
    }

    private void connect(Random random) {
        if (clients.size() < 12) {
            Shown client = new Shown(USERS.get(random.nextInt(USERS.size())), random.nextBoolean());
            clients.add(client);
            scene.connect(client.user, client.line);
        }
    }

    private void commitOrTell(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> untold.add(scene.commit(++lastId, USERS.get(random.nextInt(USERS.size()))));
            case 1 ->
                pick(ids(), random)
                        .forEach(id -> untold.add(scene.commit(id, USERS.get(random.nextInt(USERS.size())))));
            case 2 -> {
                if (random.nextInt(3) == 0) {
                    pick(ids(), random).forEach(id -> untold.add(scene.commitDeletion(id)));
                }
            }
            default -> pick(untold, random).forEach(this::tell);
        }
    }

    private void tell(VmEvent event) {
        untold.remove(event);
        scene.feed.tell(event);
        if (event instanceof VmEvent.VmDeleted deleted) {
            toldDeleted.add(deleted.vm().id().value());
        }
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        scene.committed().forEach(vm -> ids.add(vm.id().value()));
        return ids;
    }

    private static <T> List<T> pick(List<T> choices, Random random) {
        return choices.isEmpty() ? List.of() : List.of(choices.get(random.nextInt(choices.size())));
    }

    private void workOne() {
        if (!scene.tasks.isEmpty()) {
            scene.tasks.remove().run();
        }
    }

    private void comeToRest(Random random) {
        while (!untold.isEmpty()) {
            pick(untold, random).forEach(this::tell);
        }
        clients.forEach(client -> client.line.readsOn());
        scene.work();
        clients.forEach(client -> client.line.readsOn());
        scene.work();
    }
}
