package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.change.Position;
import dev.limen.domain.user.UserId;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commits, their telling, reading, sending, taking and coming back happen in random turns. However they fall, nobody is
 * told what they must not hear, and once everything has come to rest every client shows what is true.
 */
class RandomStreamTest {

    private static final List<UserId> USERS =
            List.of(BroadcasterFixture.ANN, BroadcasterFixture.BOB, BroadcasterFixture.ADMIN);

    private final BroadcasterFixture fixture = new BroadcasterFixture(5);
    private final Map<Long, Long> deletedAt = new HashMap<>();
    private final Map<UserId, Long> listedFrom = new HashMap<>();
    private final List<Shown> clients = new ArrayList<>();
    private long lastId;

    /** What one client shows; one kind of client disregards a list of the VMs that it has already. */
    private final class Shown {
        private final UserId user;
        private final boolean disregardsKnownLists;
        private final Map<Long, Long> vms = new TreeMap<>();
        private final Map<Long, Long> newest = new HashMap<>();
        private FakeChannel channel = new FakeChannel();
        private @Nullable Subscription subscription;
        private long seq = -1;
        private boolean hasList;

        Shown(UserId user, boolean disregardsKnownLists) {
            this.user = user;
            this.disregardsKnownLists = disregardsKnownLists;
        }

        /** Comes, or comes back. */
        void connect() {
            if (subscription != null) {
                fixture.broadcaster.remove(subscription);
            }
            if (disregardsKnownLists && listedFrom.getOrDefault(user, 0L) > seq) {
                vms.clear();
                seq = -1;
                hasList = false;
            }
            newest.clear();
            FakeChannel own = new FakeChannel(this::see);
            channel = own;
            subscription = fixture.resume(user, hasList ? new Position(seq) : null, own);
        }

        private void see(JsonObject frame) {
            assertTrue(frame.getLong("seq") > seq, "a seq that does not grow");
            seq = frame.getLong("seq");
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
            assertTrue(vms.keySet().stream().noneMatch(this::isGone), "a later seq before the list without a VM");
        }

        /** A client that comes back is not told again what it has seen. */
        private boolean isGone(long id) {
            return deletedAt.getOrDefault(id, Long.MAX_VALUE) <= seq;
        }

        private Map.Entry<Long, Long> check(JsonObject vm) {
            long id = vm.getLong("id");
            long version = vm.getLong("version");
            assertTrue(maySee(new UserId(vm.getLong("owner_id"))), "a VM of somebody else");
            assertFalse(isGone(id), "a VM after its deletion");
            assertTrue(version >= newest.getOrDefault(id, 0L), "an older VM after a newer");
            newest.put(id, version);
            return Map.entry(id, version);
        }

        private boolean maySee(UserId owner) {
            return user.equals(BroadcasterFixture.ADMIN) || user.equals(owner);
        }

        private Map<Long, Long> truth() {
            Map<Long, Long> truth = new TreeMap<>();
            fixture.committed().forEach(vm -> {
                if (maySee(vm.owner())) {
                    truth.put(vm.id().value(), vm.version());
                }
            });
            return truth;
        }
    }

    static List<Arguments> seeds() {
        return IntStream.range(0, 200).mapToObj(Arguments::of).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyClientEndsUpWithTheTruth(int seed) {
        Random random = new Random(seed);
        fixture.log.afterReading = () -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                happen(random);
            }
        };
        for (int step = 0; step < 300; step++) {
            turn(random);
        }
        fixture.log.afterReading = () -> {};
        comeToRest();
        for (Shown client : clients) {
            assertNull(client.channel.ending(), "seed " + seed);
            assertEquals(client.truth(), client.vms, "seed " + seed);
        }
    }

    private void turn(Random random) {
        switch (random.nextInt(9)) {
            case 0 -> connect(random);
            case 1, 2, 3, 4 -> happen(random);
            case 5 -> clients.forEach(client -> client.channel.readsOne());
            case 6 ->
                pick(clients, random).forEach(client -> {
                    if (random.nextBoolean()) {
                        client.channel.stopsReading();
                    } else {
                        client.channel.readsOn();
                    }
                });
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    pick(clients, random).forEach(Shown::connect);
                }
            }
            default -> workOne();
        }
    }

    private void connect(Random random) {
        if (clients.size() < 12) {
            Shown client = new Shown(USERS.get(random.nextInt(USERS.size())), random.nextBoolean());
            clients.add(client);
            client.connect();
        }
    }

    private void happen(Random random) {
        switch (random.nextInt(10)) {
            case 0, 1 -> fixture.change(++lastId, USERS.get(random.nextInt(USERS.size())));
            case 2, 3, 4 ->
                pick(ids(), random).forEach(id -> fixture.change(id, USERS.get(random.nextInt(USERS.size()))));
            case 5 -> pick(ids(), random).forEach(this::delete);
            case 6 -> {
                if (random.nextBoolean()) {
                    fixture.changeOfSession();
                } else {
                    change(USERS.get(random.nextInt(USERS.size())));
                }
            }
            case 7 -> {
                if (random.nextInt(10) == 0) {
                    int kept = 1 + random.nextInt(10);
                    fixture.forgetAllBut(kept);
                    onlyAListTellsFrom(fixture.head().value() - kept, USERS);
                }
            }
            case 8 -> fixture.feed.pause();
            default -> fixture.feed.resume();
        }
    }

    private void change(UserId user) {
        fixture.changeOf(user);
        onlyAListTellsFrom(fixture.head().value(), List.of(user));
    }

    /** A client that disregards lists, and has not seen as much, has to begin anew. */
    private void onlyAListTellsFrom(long position, List<UserId> users) {
        users.forEach(user -> listedFrom.merge(user, position, Math::max));
        List.copyOf(clients).stream()
                .filter(client -> client.disregardsKnownLists && users.contains(client.user))
                .filter(client -> client.seq < position)
                .forEach(Shown::connect);
    }

    private void delete(long id) {
        deletedAt.put(id, fixture.head().next().value());
        fixture.delete(id);
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        fixture.committed().forEach(vm -> ids.add(vm.id().value()));
        return ids;
    }

    private static <T> List<T> pick(List<T> choices, Random random) {
        return choices.isEmpty() ? List.of() : List.of(choices.get(random.nextInt(choices.size())));
    }

    private void workOne() {
        if (!fixture.tasks.isEmpty()) {
            fixture.tasks.remove().run();
        }
    }

    private void comeToRest() {
        fixture.feed.resume();
        for (int i = 0; i < 10; i++) {
            clients.forEach(client -> client.channel.readsOn());
            fixture.work();
        }
    }
}
