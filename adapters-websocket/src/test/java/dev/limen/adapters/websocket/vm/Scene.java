package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.application.vm.ListVms;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.Session;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A feed on a storage of which the test decides when it is read, and in which order its commits are told. */
final class Scene {

    static final UserId ANN = new UserId(1);
    static final UserId BOB = new UserId(2);
    static final UserId ADMIN = new UserId(3);

    final TestClock clock = new TestClock();
    final TestWire wire = new TestWire();
    final WebSocketSettings settings =
            new WebSocketSettings(50, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1));
    final Queries queries = new Queries();
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final VmFeed feed = new VmFeed(new ListVms(queries), wire, settings, clock, tasks::add);
    private final SortedMap<Long, VmView> committed = new TreeMap<>();

    /** The committed VMs, and something that happens right after they were read. */
    final class Queries implements VmQueries {
        Runnable afterReading = () -> {};
        int reads;
        boolean away;

        @Override
        public List<VmView> list(VmFilter filter) {
            if (away) {
                throw new StorageUnavailable(new IllegalStateException("away"));
            }
            reads++;
            List<VmView> read = committed.values().stream()
                    .filter(vm -> filter.owner() == null || filter.owner().equals(vm.owner()))
                    .toList();
            afterReading.run();
            return read;
        }

        @Override
        public Optional<VmView> find(VmRef ref) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<VmView> busy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<VmUuid> removed(Collection<VmUuid> uuids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long count(VmFilter filter) {
            throw new UnsupportedOperationException();
        }
    }

    Iterable<VmView> committed() {
        return committed.values();
    }

    /** Commits a new VM or a change of one; answers the event, which nobody has been told yet. */
    VmEvent commit(long id, UserId owner) {
        VmView before = committed.get(id);
        VmView after = vm(id, owner, before == null ? 0 : before.version() + 1);
        committed.put(id, after);
        return new VmEvent.VmChanged(after);
    }

    VmEvent commitDeletion(long id) {
        VmView before = committed.remove(id);
        if (before == null) {
            throw new IllegalStateException("no such VM");
        }
        return new VmEvent.VmDeleted(vm(id, before.owner(), before.version() + 1));
    }

    static VmView vm(long id, UserId owner, long version) {
        return VmBuilder.vmOf(owner).build(new VmId(id)).view().inVersion(version);
    }

    void change(long id, UserId owner) {
        feed.tell(commit(id, owner));
    }

    void delete(long id) {
        feed.tell(commitDeletion(id));
    }

    /** The feed finds out what it was not told. */
    void catchUp() {
        feed.catchUp(() -> queries.list(VmFilter.all()));
    }

    Session session(UserId user) {
        Role role = user.equals(ADMIN) ? Role.ADMIN : Role.USER;
        return new Session(
                new Actor(user, role),
                new Username("user-" + user.value()),
                FamilyId.random(),
                clock.instant().plus(Duration.ofHours(1)));
    }

    /** Whoever this is may not go on. */
    void expel(UserId user) {
        feed.review(Optional.of(user), session -> false);
    }

    /** Somebody connects and has their list. */
    FakeLine connect(UserId user) {
        FakeLine line = new FakeLine();
        connect(user, line);
        work();
        return line;
    }

    Receiver connect(UserId user, FakeLine line) {
        Receiver receiver = feed.enter(line, session(user));
        receiver.open();
        return receiver;
    }

    /** Whatever was left to other threads is done. */
    void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
