package dev.limen.bootstrap.startup;

import dev.limen.adapters.persistence.Schema;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.database.DatabaseCheck;
import dev.limen.domain.storage.StorageUnavailable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the rest when LIMEN begins to serve, which is when the database is there. Until then LIMEN listens and lives, but
 * is not ready. Started for an admin command, it does not even listen, and nothing begins.
 */
@Singleton
public final class Serving {

    /** Quarkus's setting. */
    static final String HTTP_ENABLED = "quarkus.http.host-enabled";

    /** LIMEN begins to serve. */
    public record Start() {}

    private final boolean listens;
    private final DatabaseConfig config;
    private final Schema schema;
    private final Event<Start> start;
    private final DatabaseWait wait;

    Serving(
            @ConfigProperty(name = HTTP_ENABLED, defaultValue = "true") boolean listens,
            DatabaseConfig config,
            Schema schema,
            Event<Start> start) {
        this.listens = listens;
        this.config = config;
        this.schema = schema;
        this.start = start;
        this.wait = new DatabaseWait(this::serve, config.startupTimeout(), Serving::giveUp);
    }

    void begin(@Observes StartupEvent event) {
        if (!listens) {
            openDatabase();
            return;
        }
        try {
            serve();
        } catch (StartupRefused.NotYet away) {
            wait.start(away);
        }
    }

    private static void giveUp(RuntimeException failure) {
        Quarkus.asyncExit(StartupReport.tell(StartupReport.NO_START, failure));
    }

    void stop(@Observes ShutdownEvent event) {
        wait.stop();
    }

    private void serve() {
        openDatabase();
        try {
            start.fire(new Start());
        } catch (StorageUnavailable away) {
            throw new StartupRefused.NotYet(String.valueOf(away.getMessage()));
        }
    }

    private void openDatabase() {
        config.database().url().ifPresent(url -> DatabaseCheck.run(url, config.database()));
        try {
            schema.prepare();
        } catch (StorageUnavailable away) {
            throw new StartupRefused.NotYet("The database went away while LIMEN prepared it: " + away.getCause());
        } catch (Schema.Unusable unusable) {
            throw new StartupRefused(String.valueOf(unusable.getMessage()));
        }
    }
}
