package dev.limen.bootstrap;

import dev.limen.bootstrap.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** LIMEN's own PostgreSQL, with fresh data, for one set of tests. */
public final class RunningPostgres implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path directory;
    private @Nullable EmbeddedDatabase postgres;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("limen-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedDatabase.start(directory);
        commitWithoutFlush(postgres);
        return Map.of(
                "limen.data-dir", directory.toString(),
                "limen.database.url", postgres.access().jdbcUrl(),
                "limen.database.username", "postgres",
                "limen.database.password", postgres.access().password());
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

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (directory != null) {
                deleteAll(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
