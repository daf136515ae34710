package dev.limen.bootstrap;

import dev.limen.bootstrap.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** LIMEN's own PostgreSQL in a directory of its own, of which nothing is left after the tests. */
public abstract class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path directory;
    private @Nullable EmbeddedDatabase postgres;

    /** Starts it; with the data of before, if it has run already. */
    protected final EmbeddedDatabase startPostgres() {
        try {
            if (directory == null) {
                directory = Files.createTempDirectory("limen-test");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedDatabase.start(directory);
        return postgres;
    }

    protected final Map<String, String> settings(EmbeddedDatabase database) {
        return Map.of(
                "limen.data-dir", String.valueOf(directory),
                "limen.database.url", database.access().jdbcUrl(),
                "limen.database.username", "postgres",
                "limen.database.password", database.access().password());
    }

    @Override
    public final void stop() {
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
