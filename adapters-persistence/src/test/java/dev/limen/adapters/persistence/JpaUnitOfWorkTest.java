package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.UnitOfWorkContract;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class JpaUnitOfWorkTest implements UnitOfWorkContract {

    @Inject
    Database database;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    /** The entry of the change log is appended by the commit, and behind the last position there is none. */
    @Test
    void aCommitThatTheDatabaseRefusesTellsWhatTheDatabaseSaid() {
        UserId owner = user().addTo(storage()).id();
        database.execute("insert into change_log (position, at, kind, user_id)"
                + " values (9007199254740991, now(), 'USER_CHANGED', 0)");
        try {
            StorageUnavailable refused =
                    assertThrows(StorageUnavailable.class, () -> vmOf(owner).addTo(storage()));

            String said = Statements.firstLine(Statements.sqlException(refused).orElseThrow());
            assertTrue(said.contains("change_log_position_range"), said);
        } finally {
            database.execute("delete from change_log where position = 9007199254740991");
        }
    }
}
