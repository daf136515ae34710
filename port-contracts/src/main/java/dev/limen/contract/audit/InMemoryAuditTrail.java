package dev.limen.contract.audit;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditId;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.audit.RecordedEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A trail in memory. */
public final class InMemoryAuditTrail implements AuditTrail {

    private final InMemoryStore store;

    public InMemoryAuditTrail(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void append(List<AuditEntry> entries) {
        List<RecordedEntry> trail = store.inUnit().audit;
        entries.forEach(entry -> trail.add(new RecordedEntry(new AuditId(store.lastAuditId.incrementAndGet()), entry)));
    }

    @Override
    public int forgetBefore(Instant at, int most) {
        Instant young = Instant.now().minus(KEPT_AT_LEAST);
        List<RecordedEntry> forgotten = store.inUnit().audit.stream()
                .filter(it -> it.entry().at().isBefore(at) && it.entry().at().isBefore(young))
                .sorted(Comparator.comparing(it -> it.entry().at()))
                .limit(most)
                .toList();
        store.inUnit().audit.removeAll(forgotten);
        return forgotten.size();
    }
}
