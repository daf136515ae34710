package dev.limen.contract.audit;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.Username;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a trail in memory. */
public final class InMemoryAuditQueries implements AuditQueries {

    private final InMemoryStore store;

    public InMemoryAuditQueries(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public List<RecordedEntry> list(AuditFilter filter) {
        return passing(filter)
                .filter(it -> filter.before() == null
                        || it.id().value() < filter.before().value())
                .sorted(Comparator.comparing((RecordedEntry it) -> it.id().value())
                        .reversed())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public long count(AuditFilter filter, int most) {
        return passing(filter).limit(most).count();
    }

    private Stream<RecordedEntry> passing(AuditFilter filter) {
        return store.read().audit.stream().filter(it -> passes(it.entry(), filter));
    }

    private static boolean passes(AuditEntry entry, AuditFilter filter) {
        return is(filter.user(), entry.who().user())
                && is(key(filter.name()), key(entry.who().name()))
                && is(filter.action(), entry.what().action())
                && is(filter.target(), entry.what().target())
                && is(filter.status(), entry.result().status())
                && (filter.operation() == null
                        || lower(entry.what().operation()).contains(lower(filter.operation())))
                && (filter.since() == null || !entry.at().isBefore(filter.since()))
                && (filter.until() == null || entry.at().isBefore(filter.until()));
    }

    private static boolean is(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || wanted.equals(found);
    }

    private static @Nullable String key(@Nullable Username name) {
        return name == null ? null : name.key();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
