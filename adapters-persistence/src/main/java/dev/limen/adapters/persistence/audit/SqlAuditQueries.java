package dev.limen.adapters.persistence.audit;

import dev.limen.adapters.persistence.Conditions;
import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.RecordedEntry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Reads the table {@code audit}, one statement per call. */
@Singleton
final class SqlAuditQueries implements AuditQueries {

    private final Reader reader;

    SqlAuditQueries(Reader reader) {
        this.reader = reader;
    }

    @Override
    public List<RecordedEntry> list(AuditFilter filter) {
        Conditions conditions = conditions(filter);
        if (filter.before() != null) {
            conditions.add("id < :before", "before", filter.before().value());
        }
        return reader
                .read(session -> conditions
                        .select(session, "from AuditRow", AuditRow.class, "order by id desc")
                        .setMaxResults(filter.limit())
                        .getResultList())
                .stream()
                .map(AuditRow::entry)
                .toList();
    }

    @Override
    public long count(AuditFilter filter, int most) {
        return reader.read(session -> conditions(filter)
                .select(
                        session,
                        "select count(*) from (select id as id from AuditRow",
                        Long.class,
                        "order by id desc limit :most) counted")
                .setParameter("most", most)
                .getSingleResult());
    }

    private static Conditions conditions(AuditFilter filter) {
        Conditions conditions = new Conditions();
        if (filter.user() != null) {
            conditions.add("userId = :user", "user", filter.user().value());
        }
        if (filter.name() != null) {
            conditions.add("lower(username) = :name", "name", filter.name().key());
        }
        if (filter.operation() != null) {
            // Unlike a pattern, position() knows no wildcards that would have to be escaped.
            conditions.addText(
                    "position(:operation in lower(operation)) > 0",
                    "operation",
                    filter.operation().toLowerCase(Locale.ROOT));
        }
        if (filter.action() != null) {
            conditions.addText("action = :action", "action", filter.action());
        }
        if (filter.target() != null) {
            conditions.addText("target = :target", "target", filter.target());
        }
        if (filter.status() != null) {
            conditions.add("status = :status", "status", filter.status());
        }
        if (filter.since() != null) {
            conditions.add("at >= :since", "since", filter.since());
        }
        if (filter.until() != null) {
            conditions.add("at < :until", "until", filter.until());
        }
        return conditions;
    }
}
