package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.PostgresResource;
import dev.limen.bootstrap.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL that has run before, and runs again when a test says so, in its field {@code startDatabase}. */
public final class LateDatabase extends PostgresResource {

    @Override
    public Map<String, String> start() {
        try (EmbeddedDatabase before = startPostgres()) {
            return settings(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        Runnable start = this::startPostgres;
        injector.injectIntoFields(start, field -> field.getName().equals("startDatabase"));
    }
}
