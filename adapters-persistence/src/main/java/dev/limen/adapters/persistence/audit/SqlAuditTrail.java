package dev.limen.adapters.persistence.audit;

import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.storage.StorageUnavailable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;

/** Entries in the table {@code audit}; many are sent at once. */
@Singleton
final class SqlAuditTrail implements AuditTrail {

    private static final String APPEND = """
            insert into audit (user_id, username, operation, action, target, status, error_code, address, request_id, at, times)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Statements statements = new Statements(StorageUnavailable::new);
    private final Session session;

    SqlAuditTrail(Session session) {
        this.session = session;
    }

    @Override
    public void append(List<AuditEntry> entries) {
        statements.run(() -> {
            session.doWork(connection -> append(entries, connection));
            return true;
        });
    }

    private static void append(List<AuditEntry> entries, Connection connection) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            for (AuditEntry entry : entries) {
                fill(append, entry);
                append.addBatch();
            }
            append.executeBatch();
        }
    }

    private static void fill(PreparedStatement append, AuditEntry entry) throws SQLException {
        append.setObject(
                1, entry.who().user() == null ? null : entry.who().user().value());
        append.setString(
                2, entry.who().name() == null ? null : entry.who().name().value());
        append.setString(3, entry.what().operation());
        append.setString(4, entry.what().action());
        append.setString(5, entry.what().target());
        append.setInt(6, entry.result().status());
        append.setString(7, entry.result().errorCode());
        append.setString(8, entry.address());
        append.setString(9, entry.requestId());
        append.setObject(10, entry.at().atOffset(ZoneOffset.UTC));
        append.setInt(11, entry.count());
    }

    @Override
    public int forgetBefore(Instant at, int most) {
        return statements.run(() -> session.createNativeQuery("select audit_forget(:at, :most)", Integer.class)
                .setParameter("at", at)
                .setParameter("most", most)
                .getSingleResult());
    }
}
