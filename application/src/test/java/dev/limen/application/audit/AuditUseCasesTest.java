package dev.limen.application.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.ResultPage;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditUseCasesTest {

    private static final Duration RETENTION = Duration.ofDays(365);

    private final Installation limen = new Installation();
    private final RecordAudit recordAudit = new RecordAudit(limen.storage.unitOfWork(), limen.storage.auditTrail());
    private final ListAudit listAudit = new ListAudit(limen.storage.auditQueries());
    private final ForgetAudit forgetAudit =
            new ForgetAudit(limen.storage.unitOfWork(), limen.storage.auditTrail(), RETENTION, limen.clock);

    private static AuditEntry at(Instant at) {
        return new AuditEntry(
                new Who(null, null), new What("POST /api/vms", null, null), new Result(201, null), null, "r", at, 1);
    }

    private List<AuditEntry> shown() {
        return listAudit.handle(AuditFilter.latest(10), limen.admin).items().stream()
                .map(RecordedEntry::entry)
                .toList();
    }

    @Test
    void what_is_recorded_is_shown_to_administrators_and_counted() {
        recordAudit.handle(List.of(at(Installation.NOW), at(Installation.NOW)));

        ResultPage<RecordedEntry> page = listAudit.handle(AuditFilter.latest(1), limen.admin);

        assertEquals(1, page.items().size());
        assertEquals(2, page.total());
    }

    @Test
    void nobody_else_sees_it() {
        assertThrows(UserError.NotAdmin.class, () -> listAudit.handle(AuditFilter.latest(1), limen.user));
    }

    @Test
    void what_cannot_be_recorded_says_so() {
        limen.store.disconnect();

        assertThrows(StorageUnavailable.class, () -> recordAudit.handle(List.of(at(Installation.NOW))));
    }

    @Test
    void what_has_been_kept_long_enough_is_forgotten() {
        AuditEntry old = at(Installation.NOW.minus(RETENTION).minusMillis(1));
        AuditEntry kept = at(Installation.NOW.minus(RETENTION));
        recordAudit.handle(List.of(old, kept));

        assertFalse(forgetAudit.handle());

        assertEquals(List.of(kept), shown());
    }

    @Test
    void a_long_trail_is_forgotten_part_by_part() {
        AuditEntry old = at(Installation.NOW.minus(Duration.ofDays(400)));
        recordAudit.handle(Collections.nCopies(ForgetAudit.BATCH_SIZE + 1, old));

        assertTrue(forgetAudit.handle());
        assertEquals(List.of(old), shown());
        assertFalse(forgetAudit.handle());
        assertEquals(List.of(), shown());
    }
}
