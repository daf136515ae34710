package dev.limen.adapters.persistence.session;

import static dev.limen.contract.session.SessionBuilder.addSession;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.adapters.persistence.ServerLink;
import dev.limen.adapters.persistence.user.RemoteUsers;
import dev.limen.contract.Storage;
import dev.limen.contract.session.LiveSessionsContract;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked // fields are set by the framework
class PgLiveSessionsTest implements LiveSessionsContract {

    @Inject
    Database database;

    @Inject
    RefreshFamilyRows rows;

    @Inject
    RemoteUsers remoteUsers;

    @Inject
    ServerLink link;

    @Inject
    Session session;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void empty() {
        database.empty();
        eventually("the link stands", link::stands);
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    /** Notices of another process, which nobody here hears of but by notification. */
    @Override
    public Storage remoteStorage() {
        Storage own = database.storage();
        SessionNotices elsewhere = new SessionNotices(link, own.unitOfWork(), session);
        return new Storage(
                own.unitOfWork(),
                remoteUsers.with(elsewhere),
                own.userQueries(),
                own.vms(),
                own.vmQueries(),
                own.quotas(),
                own.hostLoads(),
                own.sightings(),
                own.keyedRequests(),
                own.changeLog(),
                own.changeFeed(),
                own.remoteVmEvents(),
                new JpaRefreshFamilies(rows, elsewhere),
                own.liveSessions(),
                own.auditTrail(),
                own.auditQueries());
    }

    private long statements() {
        return sessions.getStatistics().getPrepareStatementCount();
    }

    @Test
    void whoeverWasRecognisedIsRecognisedWithoutAStatement() {
        FamilyId family = addSession(user().addTo(storage()).id(), storage()).id();
        assertTrue(storage().liveSessions().holder(family).isPresent());
        long before = statements();

        assertTrue(storage().liveSessions().holder(family).isPresent());

        assertEquals(0, statements() - before);
    }

    @Test
    void whatHappensWhileTheLinkIsLostShowsAtOnceAndIsToldOnceItStandsAgain() {
        UserId ada = user().addTo(storage()).id();
        FamilyId family = addSession(ada, storage()).id();
        assertTrue(storage().liveSessions().holder(family).isPresent());
        List<SessionChange> heard = new CopyOnWriteArrayList<>();
        storage().liveSessions().listen(heard::add);

        database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2"
                + " and pid <> pg_backend_pid()");
        eventually("the loss is noticed", () -> !link.stands());
        database.execute("delete from app_user where id = " + ada.value());

        assertEquals(Optional.empty(), storage().liveSessions().holder(family));
        eventually("the gap is told", () -> heard.contains(new SessionChange.Unknown()));
        assertEquals(Optional.empty(), storage().liveSessions().holder(family));
    }
}
