package dev.limen.contract.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.StorageContract;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} does. */
public interface AuditTrailContract extends StorageContract {

    Instant AT = Instant.parse("2020-03-02T10:00:00.123Z");

    private AuditTrail trail() {
        return storage().auditTrail();
    }

    private static AuditEntry at(Instant at) {
        return new AuditEntry(
                new Who(new UserId(7), new Username("Ada")),
                new What("POST /api/vms/{vm}/action", "stop", "42"),
                new Result(409, "INVALID_STATE"),
                "192.0.2.7",
                "r-1",
                at,
                3);
    }

    private void append(AuditEntry... entries) {
        storage().unitOfWork().execute(() -> trail().append(List.of(entries)));
    }

    private int forgetBefore(Instant at, int most) {
        return storage().unitOfWork().execute(() -> trail().forgetBefore(at, most));
    }

    private List<AuditEntry> latest() {
        return storage().auditQueries().list(AuditFilter.latest(100)).stream()
                .map(RecordedEntry::entry)
                .toList();
    }

    @Test
    default void anEntryIsFoundAsItWasAppended() {
        AuditEntry whole = at(AT);
        AuditEntry bare = new AuditEntry(
                Who.NOBODY, new What("GET /api/vms", null, null), new Result(401, null), null, "r-2", AT, 1);

        append(whole, bare);

        assertEquals(List.of(bare, whole), latest());
    }

    @Test
    default void nobodyNeedsToExist() {
        append(at(AT));

        assertEquals(1, latest().size());
    }

    @Test
    default void appendingNothingChangesNothing() {
        append();

        assertEquals(List.of(), latest());
    }

    @Test
    default void aFailedUnitLeavesNothing() {
        assertThrows(
                IllegalArgumentException.class, () -> storage().unitOfWork().execute(() -> {
                    trail().append(List.of(at(AT)));
                    throw new IllegalArgumentException();
                }));

        assertEquals(List.of(), latest());
    }

    @Test
    default void whatIsOldIsForgottenAndNothingElse() {
        AuditEntry old = at(AT.minusMillis(1));
        AuditEntry kept = at(AT);
        append(old, kept);

        assertEquals(1, forgetBefore(AT, 10));

        assertEquals(List.of(kept), latest());
    }

    @Test
    default void theOldestAreForgottenFirst() {
        append(at(AT.minusSeconds(1)), at(AT.minusSeconds(3)), at(AT.minusSeconds(2)));

        assertEquals(2, forgetBefore(AT, 2));

        assertEquals(List.of(at(AT.minusSeconds(1))), latest());
    }

    @Test
    default void whatIsYoungIsNeverForgotten() {
        Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        AuditEntry young = at(now.minus(AuditTrail.KEPT_AT_LEAST).plus(Duration.ofHours(1)));
        append(young);

        assertEquals(0, forgetBefore(now.plus(Duration.ofDays(1)), 10));

        assertTrue(latest().contains(young));
    }
}
