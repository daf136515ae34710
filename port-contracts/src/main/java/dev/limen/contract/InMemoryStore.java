package dev.limen.contract;

import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaId;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyId;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the in-memory fakes keep: states, never aggregates, so that nobody changes what is kept without saving it. A
 * unit of work has a copy of its own, which takes the place of the original when the unit commits.
 */
public final class InMemoryStore {

    private static final Limits STANDARD = new Limits(5, 10, 20480, 200);

    /** The rows at one moment. */
    public static final class Tables {
        public final Map<VmId, VmView> vms = new HashMap<>();
        public final Map<UserId, UserView> users = new HashMap<>();
        public final Map<UserId, Quota> quotas = new HashMap<>();
        public final Set<VmUuid> retiredVms = new HashSet<>();
        public final List<KeyedRequest> keyedRequests = new ArrayList<>();
        public final Map<FamilyId, RefreshFamily> refreshFamilies = new HashMap<>();
        public final List<ConsoleTicket> consoleTickets = new ArrayList<>();
        public final List<ConsoleViewer> consoleViewers = new ArrayList<>();
        public final Map<SshKeyId, SshKey> sshKeys = new HashMap<>();
        public final List<RecordedEntry> audit = new ArrayList<>();
        public final List<LoggedChange> changes = new ArrayList<>();
        public final Map<ImageId, Image> images = new TreeMap<>(Comparator.comparing(ImageId::value));
        public Quota standardQuota = new Quota(new QuotaId(1), null, STANDARD);

        /** What a user's VMs hold together. */
        public Usage usage(UserId user) {
            return sum(vms.values().stream()
                    .filter(vm -> vm.owner().equals(user))
                    .map(Tables::held)
                    .toList());
        }

        /** What VMs of these sizes hold together. */
        public static Usage sum(List<VmSize> sizes) {
            return new Usage(
                    sizes.size(),
                    sizes.stream().mapToLong(size -> size.cpu().value()).sum(),
                    sizes.stream().mapToLong(size -> size.memory().value()).sum(),
                    sizes.stream().mapToLong(size -> size.disk().value()).sum());
        }

        /** What one VM holds: while it changes, the larger of both sizes. */
        public static VmSize held(VmView vm) {
            return vm.reserved();
        }

        Tables copy() {
            Tables copy = new Tables();
            copy.vms.putAll(vms);
            copy.users.putAll(users);
            copy.quotas.putAll(quotas);
            copy.retiredVms.addAll(retiredVms);
            copy.keyedRequests.addAll(keyedRequests);
            copy.refreshFamilies.putAll(refreshFamilies);
            copy.consoleTickets.addAll(consoleTickets);
            copy.consoleViewers.addAll(consoleViewers);
            copy.sshKeys.putAll(sshKeys);
            copy.audit.addAll(audit);
            copy.changes.addAll(changes);
            copy.images.putAll(images);
            copy.standardQuota = standardQuota;
            return copy;
        }
    }

    public final Map<VmUuid, Sighting> sightings = new ConcurrentHashMap<>();
    public final AtomicLong lastUserId = new AtomicLong();
    public final AtomicLong lastVmId = new AtomicLong();
    public final AtomicLong lastImageId = new AtomicLong();
    public final AtomicLong lastAuditId = new AtomicLong();
    public final AtomicLong lastSshKeyId = new AtomicLong();
    public final AtomicLong lastQuotaId = new AtomicLong(1);

    /** What the time of entries in the change log is taken from. */
    public volatile InstantSource clock = InstantSource.system();

    /** Held by the unit of work that runs, of whichever process. */
    final ReentrantLock oneAtATime = new ReentrantLock();

    private final ScopedValue<Unit> unit = ScopedValue.newInstance();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Tables committed = new Tables();
    private volatile boolean connected = true;

    /** Appends to the change log of the caller's unit. */
    public void append(Change change) {
        List<LoggedChange> log = inUnit().changes;
        Position last = log.isEmpty() ? Position.START : log.getLast().position();
        log.add(new LoggedChange(last.next(), clock.instant(), change));
    }

    /** The change log as it is committed, also while the store is disconnected. */
    public List<LoggedChange> committedChanges() {
        return List.copyOf(committed.changes);
    }

    /** From now on the follower is called after each commit, before anything else. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    /** From now on every access fails as that of a database that is gone. */
    public void disconnect() {
        connected = false;
    }

    /** The database is back, with its data. */
    public void reconnect() {
        connected = true;
    }

    boolean isConnected() {
        return connected;
    }

    /** The rows as the caller sees them: inside a unit its own, else the committed ones. */
    public Tables read() {
        requireConnection();
        return unit.isBound() ? unit.get().tables : committed;
    }

    /** The rows of the caller's unit, for changing them. */
    public Tables inUnit() {
        requireConnection();
        return unit().tables;
    }

    Unit unit() {
        return unit.orElseThrow(() -> new IllegalStateException("belongs inside a unit of work"));
    }

    boolean isInUnit() {
        return unit.isBound();
    }

    /** Runs the work on a copy, which is kept when the work ends well; answers its result and what it left to do. */
    <T> Committed<T> commit(Supplier<T> work) {
        requireConnection();
        Unit own = new Unit(committed.copy(), new ArrayList<>());
        T result = ScopedValue.where(unit, own).call(work::get);
        requireConnection();
        committed = own.tables;
        followers.forEach(Runnable::run);
        return new Committed<>(result, own.afterCommit);
    }

    record Unit(Tables tables, List<Runnable> afterCommit) {}

    record Committed<T>(T result, List<Runnable> afterCommit) {}

    private void requireConnection() {
        if (!connected) {
            throw new StorageUnavailable(new IllegalStateException("disconnected by the test"));
        }
    }
}
