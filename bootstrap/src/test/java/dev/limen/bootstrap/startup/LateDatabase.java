package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.RunningPostgres;
import dev.limen.bootstrap.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that has run before, and runs again when a test says so, in its field {@code startDatabase}. */
public final class LateDatabase implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path directory;
    private @Nullable EmbeddedDatabase postgres;

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("limen-late");
            directory = made;
            EmbeddedDatabase before = EmbeddedDatabase.start(made);
            before.close();
            return Map.of(
                    "limen.data-dir", made.toString(),
                    "limen.database.url", before.access().jdbcUrl(),
                    "limen.database.username", "postgres",
                    "limen.database.password", before.access().password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        Runnable start = () -> {
            if (directory != null) {
                postgres = EmbeddedDatabase.start(directory);
            }
        };
        injector.injectIntoFields(start, field -> field.getName().equals("startDatabase"));
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (directory != null) {
                RunningPostgres.deleteAll(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
