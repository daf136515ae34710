package dev.limen.adapters.persistence;

import dev.limen.domain.storage.StorageUnavailable;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Reads rows for showing them, and keeps none. Inside a unit of work it sees what the unit has written, else what is
 * committed, without a transaction around its one statement.
 */
public final class Reader {

    private final Statements statements = new Statements(StorageUnavailable::new);
    private final SessionFactory sessions;
    private final ConnectionPermits permits;

    Reader(SessionFactory sessions, ConnectionPermits permits) {
        this.sessions = sessions;
        this.permits = permits;
    }

    public <T> T read(Function<StatelessSession, T> query) {
        return statements.run(() -> permits.through(() -> inSession(query)));
    }

    private <T> T inSession(Function<StatelessSession, T> query) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            return query.apply(session);
        }
    }
}
