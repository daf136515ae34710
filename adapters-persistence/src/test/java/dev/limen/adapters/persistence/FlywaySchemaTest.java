package dev.limen.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.storage.StorageUnavailable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class FlywaySchemaTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Database database;

    private final List<Schema.Ready> ready = new ArrayList<>();

    private String url = "";

    @BeforeEach
    void createDatabase() {
        String name = "schema_" + NUMBER.incrementAndGet();
        database.execute("create database " + name);
        url = dataSource
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl()
                .replaceFirst("/postgres\\?.*$", "/" + name);
    }

    private ConnectionPermits prepare(String at, String user) {
        ConnectionPermits permits = new ConnectionPermits(dataSource);
        Flyway flyway = Flyway.configure().dataSource(at, user, "postgres").load();
        new FlywaySchema(flyway, permits, ready::add).prepare();
        return permits;
    }

    private String refusal(String user) {
        return assertThrows(Schema.Unusable.class, () -> prepare(url, user)).toString();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int tables() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet answer =
                        statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    @Test
    void thePortsAreClosedUntilTheTablesAreThere() {
        assertThrows(StorageUnavailable.class, () -> new ConnectionPermits(dataSource).through(() -> true));

        assertTrue(prepare(url, "postgres").through(() -> true));
        assertEquals(List.of(new Schema.Ready()), ready);
    }

    @Test
    void theDatabaseOfANewerLimenIsLeftAlone() throws SQLException {
        prepare(url, "postgres");
        execute(
                "insert into flyway_schema_history values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', now(), 1,"
                        + " true)");

        String refusal = refusal("postgres");

        assertTrue(refusal.contains("newer LIMEN") && refusal.contains("99"), refusal);
    }

    @Test
    void aDatabaseWithTablesOfOthersIsLeftAlone() throws SQLException {
        execute("create table other (x int)");

        String refusal = refusal("postgres");

        assertTrue(refusal.contains("a database of its own"), refusal);
        assertFalse(refusal.contains("aseline"), refusal);
        assertEquals(1, tables());
    }

    @Test
    void tablesThatSomebodyHasChangedAreNotRepaired() throws SQLException {
        prepare(url, "postgres");
        execute("update flyway_schema_history set checksum = 4711 where version = '1'");

        String refusal = refusal("postgres");

        assertTrue(refusal.contains("backup"), refusal);
        assertFalse(refusal.contains("repair"), refusal);
    }

    @Test
    void aUserWithoutRightsOnTheSchemaIsToldWhichOnesAreMissing() throws SQLException {
        execute("do $$ begin create role nobody login; exception when duplicate_object then null; end $$");

        String refusal = refusal("nobody");

        assertTrue(refusal.contains("GRANT ALL ON SCHEMA public"), refusal);
        assertEquals(0, tables());
    }

    @Test
    void aDatabaseThatIsAwayIsNotCalledUnusable() {
        assertThrows(StorageUnavailable.class, () -> prepare("jdbc:postgresql://127.0.0.1:1/postgres", "postgres"));
    }
}
