package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers and does not take writes: a standby after a failover, or one that was made read-only. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class ReadOnlyDatabaseTest {

    private static final int CONNECTIONS = 10;

    @Inject
    Database database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Processes processes;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterEach
    void takeWritesAgain() throws SQLException {
        switchReadOnly("off");
        eventually(
                "the database takes writes",
                () -> database.storage().unitOfWork().answers());
    }

    /** Past the pool, which has nothing to give while the server is read-only. */
    private void switchReadOnly(String on) throws SQLException {
        String url = dataSource
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set default_transaction_read_only = " + on);
            statement.execute("select pg_reload_conf()");
        }
    }

    private boolean writes() {
        try {
            user().addTo(database.storage());
            return true;
        } catch (StorageUnavailable refused) {
            return false;
        }
    }

    /** As many connections as that, which stay read-only whatever the server becomes. */
    private void makePooledConnectionsReadOnly() throws SQLException {
        Deque<Connection> held = new ArrayDeque<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = dataSource.getConnection();
            held.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set default_transaction_read_only = on");
            }
        }
        while (!held.isEmpty()) {
            held.remove().close();
        }
    }

    @Test
    void connectionsThatAFailoverHasLeftReadOnlyAreNotKept() throws SQLException {
        makePooledConnectionsReadOnly();

        long refused =
                IntStream.range(0, 3 * CONNECTIONS).filter(i -> !writes()).count();

        assertTrue(refused <= 1, refused + " writes were refused");
    }

    @Test
    void aDatabaseThatCannotBeWrittenToDoesNotCountAsThere() throws SQLException {
        assertTrue(database.storage().unitOfWork().answers());

        switchReadOnly("on");

        eventually("it does not count", () -> !database.storage().unitOfWork().answers());
        eventually("this process is not seen there", () -> !processes.isSeen());
        assertFalse(writes());
        assertThrows(SQLException.class, () -> DirectConnection.open(dataSource).close());

        switchReadOnly("off");

        eventually("it is there again", () -> database.storage().unitOfWork().answers());
        assertTrue(writes());
        assertEquals(1, database.storage().userQueries().count());
    }

    @Test
    void limitsReachTheServerWithoutStartupParameters() throws SQLException {
        try (Connection direct = DirectConnection.open(dataSource);
                Connection pooled = dataSource.getConnection()) {
            for (Connection connection : new Connection[] {direct, pooled}) {
                assertEquals("5s", show(connection, "statement_timeout"));
                assertEquals("4s", show(connection, "lock_timeout"));
            }
            assertFalse(dataSource
                    .getConfiguration()
                    .connectionPoolConfiguration()
                    .connectionFactoryConfiguration()
                    .jdbcProperties()
                    .containsKey("options"));
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
