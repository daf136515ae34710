package dev.limen.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What becomes of VMs from before MAC addresses were allocated. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked // fields are set by the framework
class MacAddressMigrationTest {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Database database;

    private String url;

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            List<String> answers = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }

    private void migrate(String to) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .target(to)
                .load()
                .migrate();
    }

    private void addVm(int id, String uuid) throws SQLException {
        query("insert into vm (id, uuid, owner_id, name, name_key, cpu, memory, disk, boot_order, installation, status,"
                + " desired, created_at, updated_at, version) values (" + id + ", '" + uuid + "', 1, 'vm" + id
                + "', 'vm" + id + "', 1, 256, 1, 'HD', 'NOT_INSTALLED', 'RUNNING', 'RUNNING', now(), now(), 0)");
    }

    @Test
    void vmsKeepTheAddressesOfTheirUuidsAndNobodyIsToldOfAChange() throws SQLException {
        database.execute("create database before_mac_addresses");
        url = dataSource
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl()
                .replaceFirst("/postgres\\?.*$", "/before_mac_addresses");
        migrate("8");
        query("insert into app_user values (1, gen_random_uuid(), 'ada', 'ada', 'x', 'USER', true, now(), now(), 0)");
        addVm(1, "6f1c1f0e-8a5b-4c3d-9e2f-0123456789ab");
        addVm(2, "00000000-0000-4000-8000-000000c0ffee");
        addVm(3, "11111111-1111-4111-8111-111111c0ffee");

        migrate("9");

        assertEquals(
                Arrays.asList("52:54:00:67:89:ab", "52:54:00:c0:ff:ee", null), query("select mac from vm order by id"));
        assertEquals(
                Arrays.asList("52:54:00:67:89:ab", "52:54:00:c0:ff:ee", null),
                query("select vm ->> 'mac' from change_log order by position"));
    }
}
