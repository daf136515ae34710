package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.adapters.websocket.TestClock;
import dev.limen.adapters.websocket.TestJson;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.InMemoryUnitOfWork;
import dev.limen.contract.change.InMemoryChangeFeed;
import dev.limen.contract.change.InMemoryChangeLog;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.change.VmSnapshot;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.Session;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A broadcaster on a storage of which the test decides when it is read, and when the feed tells of its changes. */
final class BroadcasterFixture {

    static final UserId ANN = new UserId(1);
    static final UserId BOB = new UserId(2);
    static final UserId ADMIN = new UserId(3);

    final TestClock clock = new TestClock();
    final TestJson json = new TestJson();
    final StreamSettings settings;
    final InMemoryStore store = new InMemoryStore();
    final UnitOfWork unitOfWork = new InMemoryUnitOfWork(store);
    final InMemoryChangeFeed feed = new InMemoryChangeFeed(store);
    final Log log = new Log();
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final Set<UserId> expelled = new HashSet<>();
    Runnable reviewing = () -> {};
    final VmBroadcaster broadcaster;

    BroadcasterFixture() {
        this(1_000);
    }

    BroadcasterFixture(int maxUnmerged) {
        settings = new StreamSettings(
                maxUnmerged,
                50,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20));
        broadcaster = new VmBroadcaster(
                log,
                new StreamContext(json, settings, clock, clock),
                this::mayGoOn,
                (task, delay) -> tasks.add(task),
                tasks::add);
        feed.listen(broadcaster);
    }

    /** The log, and something that happens right after it was read. */
    final class Log implements ChangeLog {
        private final ChangeLog committed = new InMemoryChangeLog(store);
        Runnable afterReading = () -> {};
        int snapshots;
        int parts;
        boolean away;

        @Override
        public Optional<VmChanges> vmChangesAfter(Position since, Actor viewer, int limit) {
            parts++;
            return read(committed.vmChangesAfter(since, viewer, limit));
        }

        @Override
        public VmSnapshot vmSnapshot(@Nullable UserId owner) {
            snapshots++;
            return read(committed.vmSnapshot(owner));
        }

        private <T> T read(T value) {
            if (away) {
                throw new StorageUnavailable(new IllegalStateException("away"));
            }
            afterReading.run();
            return value;
        }

        @Override
        public int removeOldest(Instant before, int keepAtMost, int limit) {
            return committed.removeOldest(before, keepAtMost, limit);
        }
    }

    Collection<VmView> committed() {
        return log.committed.vmSnapshot(null).vms();
    }

    Position head() {
        return log.committed.vmSnapshot(null).position();
    }

    /** A new VM, or a change of one. */
    void change(long id, UserId owner) {
        unitOfWork.execute(() -> {
            VmView before = store.inUnit().vms.get(new VmId(id));
            VmView built = VmBuilder.vmOf(owner).build(new VmId(id)).view();
            VmView after = VmBuilder.inVersion(built, before == null ? 0 : before.version() + 1);
            store.inUnit().vms.put(after.id(), after);
            @Nullable UserId previous = before == null || before.owner().equals(owner) ? null : before.owner();
            store.append(new Change.VmChanged(after, previous));
        });
    }

    void delete(long id) {
        unitOfWork.execute(
                () -> store.append(new Change.VmRemoved(store.inUnit().vms.remove(new VmId(id)))));
    }

    /** Something happens that is nobody's business here. */
    void changeOfSession() {
        unitOfWork.execute(() -> store.append(
                new Change.SessionChanged(new SessionChange.Ended(FamilyId.random(), BOB, SessionEnd.SIGNED_OUT))));
    }

    /** What somebody may do may have changed. */
    void changeOf(UserId user) {
        unitOfWork.execute(() -> store.append(new Change.SessionChanged(new SessionChange.OfUser(user))));
    }

    /** Of the log only the latest entries are left. */
    void forgetAllBut(int entries) {
        unitOfWork.execute(() -> log.removeOldest(Instant.EPOCH, entries, Integer.MAX_VALUE));
    }

    Session session(UserId user) {
        Role role = user.equals(ADMIN) ? Role.ADMIN : Role.USER;
        return new Session(
                new Actor(user, role),
                new Username("user-" + user.value()),
                FamilyId.random(),
                clock.instant().plus(Duration.ofHours(1)));
    }

    /** Something may happen right after it was found out. */
    private boolean mayGoOn(Session session) {
        boolean allowed = !expelled.contains(session.actor().id());
        reviewing.run();
        return allowed;
    }

    /** Whoever this is may not go on. */
    void expel(UserId user) {
        expelled.add(user);
        changeOf(user);
        work();
    }

    /** Somebody connects and has their list. */
    FakeChannel connect(UserId user) {
        FakeChannel channel = new FakeChannel();
        connect(user, channel);
        work();
        return channel;
    }

    Subscription connect(UserId user, FakeChannel channel) {
        return resume(user, null, channel);
    }

    /** Somebody comes back who has seen everything up to a position. */
    FakeChannel resume(UserId user, Position since) {
        FakeChannel channel = new FakeChannel();
        resume(user, since, channel);
        work();
        return channel;
    }

    Subscription resume(UserId user, @Nullable Position since, FakeChannel channel) {
        Subscription subscription = broadcaster.subscribe(channel, session(user), since);
        subscription.open();
        return subscription;
    }

    /** Whatever was left to other threads is done. */
    void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
