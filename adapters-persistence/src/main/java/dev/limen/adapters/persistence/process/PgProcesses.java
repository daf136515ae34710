package dev.limen.adapters.persistence.process;

import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;

/** A process is present while the server sees its {@link ProcessPresence}. */
@Singleton
final class PgProcesses implements Processes {

    private static final String PRESENT = "select cast(objid as bigint) " + ProcessPresence.HELD;

    private final Reader reader;
    private final ProcessPresence presence;

    PgProcesses(Reader reader, ProcessPresence presence) {
        this.reader = reader;
        this.presence = presence;
    }

    @Override
    public ProcessId self() {
        try {
            return new ProcessId(presence.process());
        } catch (SQLException e) {
            throw new StorageUnavailable(e);
        }
    }

    @Override
    public boolean isSeen() {
        return presence.isHeld();
    }

    @Override
    public Set<ProcessId> present() {
        return Set.copyOf(reader.list(
                session -> session.createNativeQuery(PRESENT, Long.class),
                number -> new ProcessId(Math.toIntExact(number))));
    }
}
