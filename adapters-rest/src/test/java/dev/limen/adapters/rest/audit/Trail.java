package dev.limen.adapters.rest.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.Storage;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.RecordedEntry;
import jakarta.inject.Singleton;
import java.util.List;

/** The entries of a server under test. */
@Singleton
class Trail {

    private final Storage storage;

    Trail(Storage storage) {
        this.storage = storage;
    }

    List<AuditEntry> all() {
        return storage.auditQueries().list(AuditFilter.latest(Integer.MAX_VALUE)).stream()
                .map(RecordedEntry::entry)
                .toList();
    }

    List<AuditEntry> of(String request) {
        return all().stream().filter(it -> it.requestId().equals(request)).toList();
    }

    /** The one entry of a request, which is there already. */
    AuditEntry entryOf(String request) {
        List<AuditEntry> found = of(request);
        assertEquals(1, found.size(), request + ": " + found);
        return found.getFirst();
    }

    /** The one entry of a request, which may still be on its way. */
    AuditEntry soonEntryOf(String request) {
        Eventually.eventually(request + " is recorded", () -> !of(request).isEmpty());
        return entryOf(request);
    }
}
