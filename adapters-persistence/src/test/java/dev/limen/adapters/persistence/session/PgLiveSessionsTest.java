package dev.limen.adapters.persistence.session;

import static dev.limen.contract.session.SessionBuilder.addSession;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.adapters.persistence.StatementCounter;
import dev.limen.adapters.persistence.change.Feeds;
import dev.limen.adapters.persistence.change.PgChangeFeed;
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
import org.hibernate.Session;
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
    Session session;

    @Inject
    RemoteUsers remoteUsers;

    @Inject
    PgChangeFeed feed;

    @Inject
    Feeds feeds;

    @BeforeEach
    void empty() {
        database.empty();
        eventually("the feed is current", feed::isCurrent);
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    /** What another process does, which nobody here hears of but by the change log. */
    @Override
    public Storage remoteStorage() {
        Storage own = database.storage();
        PgChangeFeed elsewhere = feeds.another();
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
                new JpaRefreshFamilies(session, own.unitOfWork(), elsewhere),
                own.liveSessions(),
                own.consoleTickets(),
                own.consoleViewers(),
                own.sshKeys(),
                own.auditTrail(),
                own.auditQueries(),
                own.images(),
                own.imageQueries());
    }

    @Test
    void whoeverWasRecognisedIsRecognisedWithoutAStatement() {
        FamilyId family = addSession(user().addTo(storage()).id(), storage()).id();
        assertTrue(storage().liveSessions().holder(family).isPresent());

        int statements = StatementCounter.count(
                () -> assertTrue(storage().liveSessions().holder(family).isPresent()));

        assertEquals(0, statements);
    }

    @Test
    void whatHappensWhileTheConnectionIsLostShowsAtOnceAndIsToldOnceThereIsAnother() {
        UserId ada = user().addTo(storage()).id();
        FamilyId family = addSession(ada, storage()).id();
        assertTrue(storage().liveSessions().holder(family).isPresent());
        List<SessionChange> heard = heard();

        database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2"
                + " and pid <> pg_backend_pid()");
        eventually("the loss is noticed", () -> !feed.isCurrent());
        Storage remote = remoteStorage();
        remote.unitOfWork()
                .execute(() -> remote.users().remove(remote.users().find(ada).orElseThrow()));

        assertEquals(Optional.empty(), storage().liveSessions().holder(family));
        eventually("the removal is told", () -> heard.contains(new SessionChange.OfUser(ada)));
        assertEquals(Optional.empty(), storage().liveSessions().holder(family));
    }
}
