package dev.limen.bootstrap;

import dev.limen.bootstrap.database.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** LIMEN's own PostgreSQL, with fresh data, for one set of tests. */
public final class RunningPostgres extends PostgresResource {

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase postgres = startPostgres();
        commitWithoutFlush(postgres);
        return settings(postgres);
    }

    /** No test of these cuts the power, and every commit would wait for the disk. */
    private static void commitWithoutFlush(EmbeddedDatabase database) {
        try (Connection connection = DriverManager.getConnection(
                        database.access().jdbcUrl(),
                        "postgres",
                        database.access().password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres SET synchronous_commit TO off");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
