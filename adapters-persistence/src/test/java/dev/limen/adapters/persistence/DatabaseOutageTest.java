package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.Storage;
import dev.limen.contract.change.ChangeFeedContract;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.Position;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.process.Processes;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class DatabaseOutageTest {

    @Inject
    Database database;

    @Inject
    Processes processes;

    @SuppressWarnings("NullAway.Init") // filled by PostgresServer
    Runnable stopDatabase;

    @SuppressWarnings("NullAway.Init") // filled by PostgresServer
    Runnable startDatabase;

    private boolean stopped;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterEach
    void bringBack() {
        if (stopped) {
            start();
        }
    }

    private void stop() {
        stopDatabase.run();
        stopped = true;
    }

    private void start() {
        startDatabase.run();
        stopped = false;
    }

    private Storage storage() {
        return database.storage();
    }

    private static void assertUnavailable(Runnable call) {
        assertThrows(StorageUnavailable.class, call::run);
    }

    private void assertUnavailableInUnit(Runnable call) {
        assertUnavailable(() -> storage().unitOfWork().execute(call));
    }

    @Test
    void everyPortTellsThatTheDatabaseIsGoneAndWorksAgainWhenItIsBack() {
        UserView alice = user().addTo(storage());
        User known = User.of(alice);
        UserId id = alice.id();
        stop();

        assertFalse(storage().unitOfWork().answers());
        assertUnavailable(() -> storage().vmQueries().find(new VmId(1)));
        assertUnavailable(() -> storage().vmQueries().list(VmFilter.all()));
        assertUnavailable(() -> storage().vmQueries().count(VmFilter.all()));
        assertUnavailable(() -> storage().vmQueries().busy());
        assertUnavailable(() -> storage().vmQueries().removed(Set.of(VmUuid.random())));
        assertUnavailable(
                () -> storage().changeLog().vmChangesAfter(Position.START, new Actor(new UserId(1), Role.USER), 1));
        assertUnavailable(() -> storage().changeLog().vmSnapshot(null));
        assertUnavailableInUnit(() -> storage().changeLog().removeOldest(Instant.EPOCH, 1, 1));
        assertUnavailable(() -> storage().sightings().all());
        assertUnavailable(() -> storage().sightings().note(Map.of(), Instant.EPOCH));
        assertUnavailable(() -> storage().quotas().balances());
        assertUnavailable(() -> processes.present());
        assertUnavailableInUnit(() -> storage().keyedRequests().find(id, new IdempotencyKey("key")));
        assertUnavailable(() -> storage().userQueries().find(id));
        assertUnavailable(() -> storage().userQueries().find(new Username("alice")));
        assertUnavailable(() -> storage().userQueries().list(null, null));
        assertUnavailable(() -> storage().userQueries().count());
        assertUnavailable(() -> storage().quotas().of(id));
        assertUnavailable(() -> storage().quotas().usage(id));
        assertUnavailableInUnit(() -> storage().quotas().lockUsage(id));
        assertUnavailableInUnit(() -> storage().quotas().lockStandard());
        assertUnavailableInUnit(() -> storage().quotas().set(id, new Limits(1, 1, 1, 1)));
        assertUnavailableInUnit(() -> storage().quotas().setStandard(new Limits(1, 1, 1, 1)));
        assertUnavailableInUnit(() -> storage().hostLoads().lock());
        assertUnavailableInUnit(() -> storage().users().nextId());
        assertUnavailableInUnit(() -> storage().users().find(id));
        assertUnavailableInUnit(() -> storage().users().add(user().build(new UserId(4711))));
        assertUnavailableInUnit(() -> storage().users().save(known));
        assertUnavailableInUnit(() -> storage().users().remove(known));
        assertUnavailableInUnit(() -> storage().users().countAdmins());
        assertUnavailableInUnit(() -> storage().vms().nextId());
        assertUnavailableInUnit(() -> storage().vms().find(VmUuid.random()));
        assertUnavailableInUnit(() -> storage().vms().ownedBy(id));
        assertUnavailableInUnit(() -> storage().vms().add(vmOf(id).build(new VmId(1))));
        assertUnavailableInUnit(() -> storage().vms().save(vmOf(id).build(new VmId(1))));
        assertUnavailableInUnit(() -> storage().vms().remove(vmOf(id).build(new VmId(1))));

        start();
        assertTrue(storage().unitOfWork().answers());
        assertEquals(Optional.of(alice), storage().userQueries().find(id));
        user().addTo(storage());
        assertEquals(2, storage().userQueries().count());
        eventually("this process is seen again", () -> processes.present().contains(processes.self()));
    }

    @Test
    void aDatabaseThatGoesInTheMiddleOfAUnitUndoesIt() {
        UserId id = user().addTo(storage()).id();

        assertUnavailableInUnit(() -> {
            storage().vms().add(vmOf(id).build(new VmId(1)));
            stop();
            storage().vms().find(new VmId(1));
        });

        start();
        assertEquals(0, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    void aDatabaseThatGoesBeforeTheCommitUndoesTheUnitAndNothingFollowsIt() {
        List<String> followed = new ArrayList<>();

        assertUnavailableInUnit(() -> {
            storage().users().add(user().build(storage().users().nextId()));
            storage().unitOfWork().afterCommit(() -> followed.add("told"));
            stop();
        });

        start();
        assertEquals(0, storage().userQueries().count());
        assertEquals(List.of(), followed);
    }

    @Test
    void afterAnOutageChangesAreToldAgainAndNoneIsMissed() {
        UserId id = user().addTo(storage()).id();
        ChangeFeedContract.RecordingListener heard = new ChangeFeedContract.RecordingListener();
        storage().changeFeed().listen(heard);
        VmView before = vmOf(id).addTo(storage());
        assertUnavailableInUnit(() -> {
            storage().vms().add(vmOf(id).build(storage().vms().nextId()));
            stop();
        });
        start();

        VmView after = vmOf(id).addTo(storage());

        eventually("the change is heard", () -> heard.hasHeard(new Change.VmChanged(after, null)));
        assertEquals(List.of(new Change.VmChanged(before, null), new Change.VmChanged(after, null)), heard.changes());
    }

    @Test
    void aConnectionThatIsCutInTheMiddleOfAUnitUndoesIt() {
        assertUnavailableInUnit(() -> {
            storage().users().add(user().build(storage().users().nextId()));
            database.cutOtherConnections();
            storage().users().nextId();
        });

        assertEquals(0, storage().userQueries().count());
    }
}
