package dev.limen.adapters.persistence;

import dev.limen.domain.storage.StorageUnavailable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Flyway's migrations. What Flyway says when it cannot go on is not repeated: its advice is for developers. */
@Singleton
final class FlywaySchema implements Schema {

    private static final String NO_PRIVILEGE = "42501";

    private final Flyway flyway;
    private final ConnectionPermits permits;
    private final Consumer<Ready> ready;

    @Inject
    FlywaySchema(Flyway flyway, ConnectionPermits permits, Event<Ready> ready) {
        this(flyway, permits, ready::fire);
    }

    FlywaySchema(Flyway flyway, ConnectionPermits permits, Consumer<Ready> ready) {
        this.flyway = flyway;
        this.permits = permits;
        this.ready = ready;
    }

    @Override
    public synchronized void prepare() {
        if (permits.isOpen()) {
            return;
        }
        try {
            refuseNewer();
            flyway.migrate();
        } catch (FlywayException e) {
            throw translate(e);
        }
        permits.open();
        ready.accept(new Ready());
    }

    private void refuseNewer() {
        Optional<MigrationInfo> newer = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved()
                        && migration.isVersioned())
                .findFirst();
        if (newer.isPresent()) {
            throw new Unusable("The database was used by a newer LIMEN (its schema has version "
                    + newer.get().getVersion() + ", which this LIMEN does not know): start that one again, or restore"
                    + " a backup from before.");
        }
    }

    private static RuntimeException translate(FlywayException e) {
        Optional<SQLException> sql = Statements.sqlException(e);
        if (sql.filter(Statements::isUnavailable).isPresent()) {
            return new StorageUnavailable(sql.get());
        }
        String message = Statements.firstLine(sql.isPresent() ? sql.get() : e);
        if (sql.map(SQLException::getSQLState).filter(NO_PRIVILEGE::equals).isPresent()) {
            return new Unusable("LIMEN's database user may not do what LIMEN has to (" + message
                    + "): make it the owner of the database and of all that LIMEN has made there, or GRANT ALL ON SCHEMA"
                    + " public to it.");
        }
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new Unusable("The database holds tables that are not LIMEN's: give LIMEN a database of its own.");
        }
        if (e instanceof FlywayValidateException) {
            return new Unusable(
                    "The tables in the database are not as LIMEN has made them, or those of another version:"
                            + " start the LIMEN that made them, or restore a backup.");
        }
        return new Unusable("The tables in the database could not be brought up to date: restore a backup, or start the"
                + " LIMEN from before. The attempt ended with: " + message);
    }
}
