package dev.limen.adapters.persistence.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.contract.Storage;
import dev.limen.contract.vm.RemoteVmEventsContract;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@TestProfile(PgRemoteVmEventsTest.NothingInDoubt.class)
class PgRemoteVmEventsTest implements RemoteVmEventsContract {

    /** An application of its own, in which no other test has had a commit fail. */
    public static final class NothingInDoubt implements QuarkusTestProfile {}

    @Inject
    Database database;

    @Inject
    VmRows rows;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    @Override
    public Storage remoteStorage() {
        Storage own = database.storage();
        return new Storage(
                own.unitOfWork(),
                own.users(),
                own.userQueries(),
                new JpaVms(rows, new AnotherProcess()),
                own.vmQueries(),
                own.quotas(),
                own.hostLoads(),
                own.sightings(),
                own.keyedRequests(),
                own.changeLog(),
                own.changeFeed(),
                own.remoteVmEvents(),
                own.refreshFamilies(),
                own.liveSessions(),
                own.auditTrail(),
                own.auditQueries());
    }

    private record AnotherProcess() implements Processes {

        @Override
        public ProcessId self() {
            return new ProcessId(4711);
        }

        @Override
        public boolean isSeen() {
            return true;
        }

        @Override
        public Set<ProcessId> present() {
            return Set.of(self());
        }
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        List<VmEvent> heard = new CopyOnWriteArrayList<>();
        storage().remoteVmEvents().listen(heard::add, () -> {});
        UserId owner = user().addTo(storage()).id();
        Storage remote = remoteStorage();

        assertThrows(IllegalArgumentException.class, () -> remote.unitOfWork().execute(() -> {
            remote.vms().add(vmOf(owner).build(remote.vms().nextId()));
            throw new IllegalArgumentException("on purpose");
        }));
        VmView last = vmOf(owner).addTo(remote);

        eventually("the committed event is heard", () -> !heard.isEmpty());
        assertEquals(List.of(new VmEvent.VmChanged(last)), heard);
    }

    @Test
    void aLostLinkIsMendedAndTheGapIsTold() {
        AtomicInteger gaps = new AtomicInteger();
        List<VmEvent> heard = new CopyOnWriteArrayList<>();
        storage().remoteVmEvents().listen(heard::add, gaps::incrementAndGet);
        UserId owner = user().addTo(storage()).id();

        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen limen%'"
                + " or wait_event = 'ClientRead' and pid in (select pid from pg_locks where locktype = 'advisory')");

        eventually("the gap is told", () -> gaps.get() > 0);
        VmView after = vmOf(owner).addTo(remoteStorage());
        eventually("what comes after is heard", () -> heard.contains(new VmEvent.VmChanged(after)));
    }
}
