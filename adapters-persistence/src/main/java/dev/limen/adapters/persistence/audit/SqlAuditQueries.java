package dev.limen.adapters.persistence.audit;

import dev.limen.adapters.persistence.Conditions;
import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditId;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
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
        Conditions conditions = conditions(filter).add("id < ?", filter.before(), AuditId::value);
        return reader.list(
                session -> conditions
                        .select(session, "from AuditRow", AuditRow.class, "order by id desc")
                        .setMaxResults(filter.limit()),
                AuditRow::entry);
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
        return new Conditions()
                .add("userId = ?", filter.user(), UserId::value)
                .add("lower(username) = ?", filter.name(), Username::key)
                // Unlike a pattern, position() knows no wildcards that would have to be escaped.
                .add("position(? in lower(operation)) > 0", filter.operation(), text -> text.toLowerCase(Locale.ROOT))
                .add("action = ?", filter.action(), action -> action)
                .add("target = ?", filter.target(), target -> target)
                .add("status = ?", filter.status(), status -> status)
                .add("at >= ?", filter.since(), since -> since)
                .add("at < ?", filter.until(), until -> until);
    }
}
