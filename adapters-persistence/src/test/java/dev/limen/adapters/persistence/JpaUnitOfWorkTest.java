package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.UnitOfWorkContract;
import dev.limen.domain.storage.StorageUnavailable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class JpaUnitOfWorkTest implements UnitOfWorkContract {

    @Inject
    Database database;

    @Inject
    Session session;

    private int backend;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    /** Behind the last position of the change log there is none for the entry that a commit appends. */
    private void refuseCommits() {
        database.execute("insert into change_log (position, at, kind, user_id)"
                + " values (9007199254740991, now(), 'USER_CHANGED', 0)");
    }

    @AfterEach
    void takeCommits() {
        database.execute("delete from change_log where position = 9007199254740991");
    }

    private void changeUsers() {
        storage().unitOfWork().execute(() -> {
            session.createNativeMutationQuery("update app_user set version = version + 1")
                    .executeUpdate();
            backend = session.createNativeQuery("select pg_backend_pid()", Integer.class)
                    .getSingleResult();
        });
    }

    @Test
    void aCommitThatTheDatabaseRefusesTellsWhatTheDatabaseSaid() {
        user().addTo(storage());
        refuseCommits();

        StorageUnavailable refused = assertThrows(StorageUnavailable.class, this::changeUsers);

        String said = Statements.firstLine(Statements.sqlException(refused).orElseThrow());
        assertTrue(said.contains("change_log_position_range"), said);
    }

    @Test
    void aConnectionOnWhichACommitFailedIsNotUsedAgain() {
        user().addTo(storage());
        refuseCommits();
        assertThrows(StorageUnavailable.class, this::changeUsers);
        int before = backend;
        takeCommits();

        changeUsers();

        assertNotEquals(before, backend);
        eventually("it is closed", () -> database.count("pg_stat_activity where pid = " + before) == 0);
    }
}
