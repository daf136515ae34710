package dev.limen.adapters.persistence.change;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static dev.limen.contract.vm.VmBuilder.BY;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.DirectConnection;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.adapters.persistence.process.Presences;
import dev.limen.contract.Storage;
import dev.limen.contract.change.ChangeFeedContract;
import dev.limen.contract.vm.Background;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmView;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked // fields are set by the framework
class PgChangeFeedTest implements ChangeFeedContract {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @Inject
    Database database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    SessionFactory sessions;

    @Inject
    Feeds feeds;

    @Inject
    Presences presences;

    private PgChangeFeed feed;
    private NotificationListener listener;
    private Storage storage;

    @BeforeEach
    void start() {
        database.empty();
        feed = feeds.another();
        storage = database.storage().with(feed);
        reconnect();
    }

    @AfterEach
    void stop() {
        disconnect();
    }

    @Override
    public Storage storage() {
        return storage;
    }

    /** Nobody is told of their own changes in another way than of those of others. */
    @Override
    public Storage remoteStorage() {
        return storage;
    }

    @Override
    public void disconnect() {
        listener.stop();
    }

    @Override
    public void reconnect() {
        listener = new NotificationListener(dataSource, sessions, presences.another(), feed);
        listener.start();
    }

    /** Hears what is committed from now on. */
    private RecordingListener listen() {
        eventually("the feed is current", feed::isCurrent);
        feed.catchUp();
        RecordingListener listener = new RecordingListener();
        feed.listen(listener);
        return listener;
    }

    private VmView begin(VmView vm) {
        return storage.unitOfWork().execute(() -> {
            Vm found = storage.vms().find(vm.id()).orElseThrow();
            found.begin(VmOperation.START, BY, NOW);
            storage.vms().save(found);
            return storage.vms().find(vm.id()).orElseThrow().view();
        });
    }

    private VmView seen(VmView vm) {
        return storage.vmQueries().find(vm.id()).orElseThrow();
    }

    private static Change changed(VmView vm) {
        return new Change.VmChanged(vm, null);
    }

    private static String change(VmView vm) {
        return "update vm set status_reason = 'changed', version = version + 1 where id = "
                + vm.id().value();
    }

    /** A transaction that has changed a VM, has its position in the log, and has not committed. */
    private Connection holdPosition(VmView vm) throws SQLException {
        Connection connection = DirectConnection.open(dataSource);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(change(vm));
            statement.execute("set constraints all immediate");
        }
        return connection;
    }

    /** Waits until a commit waits for one that was before it. */
    private void awaitWaitingCommit() {
        eventually("a commit waits", () -> database.count("pg_locks where locktype = 'advisory' and not granted") > 0);
    }

    @Test
    void aUnitThatBeganFirstAndCommitsLastIsToldLast() {
        UserId owner = user().addTo(storage).id();
        VmView slow = vmOf(owner).addTo(storage);
        VmView fast = vmOf(owner).addTo(storage);
        RecordingListener heard = listen();
        CountDownLatch saved = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);

        Background first = Background.run(() -> storage.unitOfWork().execute(() -> {
            Vm vm = storage.vms().find(slow.id()).orElseThrow();
            vm.begin(VmOperation.START, BY, NOW);
            storage.vms().save(vm);
            saved.countDown();
            await(goOn);
        }));
        await(saved);
        VmView second = begin(fast);
        eventually("the second unit is heard", () -> heard.hasHeard(changed(second)));
        goOn.countDown();
        first.awaitEnd();

        eventually("the first unit is heard", () -> heard.hasHeard(changed(seen(slow))));
        assertEquals(List.of(changed(second), changed(seen(slow))), heard.changes());
        assertEquals(1, heard.resyncs().size());
    }

    @Test
    void nothingIsToldBeforeACommitThatHasAnEarlierPosition() throws SQLException {
        UserId owner = user().addTo(storage).id();
        VmView held = vmOf(owner).addTo(storage);
        VmView other = vmOf(owner).addTo(storage);
        RecordingListener heard = listen();

        Background second;
        try (Connection first = holdPosition(held)) {
            second = Background.run(() -> begin(other));
            awaitWaitingCommit();
            assertEquals(List.of(), heard.changes());
            first.commit();
        }
        second.awaitEnd();

        eventually("both are heard", () -> heard.entries().size() == 2);
        assertEquals(List.of(changed(seen(held)), changed(seen(other))), heard.changes());
        assertEquals(1, heard.resyncs().size());
    }

    @Test
    void thePositionOfACommitThatFailedIsTheNextOnes() throws SQLException {
        UserId owner = user().addTo(storage).id();
        VmView held = vmOf(owner).addTo(storage);
        VmView other = vmOf(owner).addTo(storage);
        RecordingListener heard = listen();

        Background second;
        try (Connection first = holdPosition(held)) {
            second = Background.run(() -> begin(other));
            awaitWaitingCommit();
            first.rollback();
        }
        second.awaitEnd();

        eventually("the other is heard", () -> heard.hasHeard(changed(seen(other))));
        assertEquals(
                heard.resyncs().getFirst().next(), heard.entries().getFirst().position());
    }

    @Test
    void aCommitThatNobodyAcknowledgedIsToldAllTheSame() throws SQLException {
        UserId owner = user().addTo(storage).id();
        VmView held = vmOf(owner).addTo(storage);
        VmView cut = vmOf(owner).addTo(storage);
        RecordingListener heard = listen();

        try (Connection first = holdPosition(held);
                Connection second = DirectConnection.open(dataSource)) {
            Background commit = Background.run(() -> execute(second, change(cut)));
            awaitWaitingCommit();
            second.abort(Runnable::run);
            eventually("whoever commits has lost the connection", commit::hasEnded);
            first.commit();
        }

        eventually("the commit is heard", () -> heard.entries().size() == 2);
        assertEquals(changed(seen(cut)), heard.changes().getLast());
        assertEquals(1, seen(cut).version());
    }

    @Test
    void aSlowListenerHoldsUpNoCommitAndMissesNothing() {
        UserId owner = user().addTo(storage).id();
        CountDownLatch goOn = new CountDownLatch(1);
        RecordingListener slow = new RecordingListener();
        feed.listen(new ChangeFeed.Listener() {
            @Override
            public void changed(LoggedChange entry) {
                await(goOn);
                slow.changed(entry);
            }

            @Override
            public void resync(Position position) {
                slow.resync(position);
            }
        });

        List<Change> changes = List.of(
                changed(vmOf(owner).addTo(storage)),
                changed(vmOf(owner).addTo(storage)),
                changed(vmOf(owner).addTo(storage)));
        goOn.countDown();

        eventually("the last is heard", () -> slow.hasHeard(changes.getLast()));
        assertEquals(changes, slow.changes());
    }

    @Test
    void moreThanOneBatchIsToldInOrder() {
        UserId owner = user().addTo(storage).id();
        RecordingListener heard = listen();
        disconnect();
        database.execute("""
                insert into vm (id, uuid, owner_id, name, name_key, cpu, memory, disk, boot_order, installation, status,
                    desired, created_at, updated_at, version)
                select n, gen_random_uuid(), %s, 'vm ' || n, 'vm ' || n, 1, 256, 1, 'CDROM_HD', 'NOT_INSTALLED',
                    'STOPPED', 'STOPPED', now(), now(), 0
                from generate_series(1000001, 1001200) n
                """.formatted(owner.value()));

        reconnect();

        eventually("all are heard", () -> heard.entries().size() == 1200);
        assertEquals(
                storage.vmQueries().list(VmFilter.all()).stream()
                        .map(PgChangeFeedTest::changed)
                        .toList(),
                heard.changes());
    }

    @Test
    void aStorageThatHasNotComeAsFarIsToldAsAnotherOne() {
        UserId owner = user().addTo(storage).id();
        vmOf(owner).addTo(storage);
        vmOf(owner).addTo(storage);
        RecordingListener heard = listen();
        Position head = heard.resyncs().getFirst();
        disconnect();
        database.execute("delete from change_log where position = " + head.value());

        reconnect();

        eventually("the other position is told", () -> heard.resyncs().size() == 2);
        assertEquals(head, heard.resyncs().getLast().next());
    }

    @Test
    void anEntryThatCannotBeReadIsTakenForLostAndHoldsUpNothing() {
        VmView vm = vmOf(user().addTo(storage).id()).addTo(storage);
        RecordingListener heard = listen();

        database.execute("""
                insert into change_log (position, at, kind, vm_id, owner_id, vm)
                select (select max(position) + 1 from change_log), now(), 'VM_CHANGED', id, owner_id,
                    to_jsonb(vm) || '{"status": "OF_A_NEWER_VERSION"}'
                from vm
                """);

        eventually("the feed begins anew behind it", () -> heard.resyncs().size() == 2);
        begin(vm);
        eventually("the next change is heard", () -> heard.hasHeard(changed(seen(vm))));
    }

    @Test
    void whileItIsDisconnectedTheFeedIsNotCurrent() {
        eventually("the feed is current", feed::isCurrent);

        disconnect();

        assertFalse(feed.isCurrent());
        reconnect();
        eventually("the feed is current again", feed::isCurrent);
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
