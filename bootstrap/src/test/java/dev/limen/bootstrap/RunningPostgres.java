package dev.limen.bootstrap;

import dev.limen.bootstrap.runtime.OwnPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** LIMEN's own PostgreSQL, with fresh data, for one set of tests. */
public final class RunningPostgres implements QuarkusTestResourceLifecycleManager {

    /** The administrator of every server under test. */
    public static final String ADMIN = "root";

    public static final String ADMIN_PASSWORD = "correct horse battery";

    /** What every server under test signs its tokens with. */
    public static final String JWT_SECRET = "a secret that is used by tests only";

    private @Nullable Path directory;
    private @Nullable OwnPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("limen-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = OwnPostgres.start(directory);
        return Map.of(
                "limen.data-dir",
                directory.toString(),
                "limen.database.url",
                postgres.jdbcUrl(),
                "limen.database.username",
                OwnPostgres.USERNAME,
                "limen.database.password",
                postgres.password(),
                "limen.jwt-secret",
                JWT_SECRET,
                "limen.admin.username",
                ADMIN,
                "limen.admin.password",
                ADMIN_PASSWORD);
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

    static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
