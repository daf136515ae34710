package dev.limen.contract.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.StorageContract;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all {@link AuditQueries} do. */
public interface AuditQueriesContract extends StorageContract {

    Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    AuditFilter ALL = AuditFilter.latest(100);

    AuditEntry LOGIN = new AuditEntry(
            new Who(null, new Username("Ada")),
            new What("POST /api/auth/login", null, null),
            new Result(401, "BAD_CREDENTIALS"),
            "192.0.2.7",
            "login",
            AT,
            1);
    AuditEntry START = new AuditEntry(
            new Who(new UserId(7), new Username("ada")),
            new What("POST /api/vms/{vm}/action", "start", "42"),
            new Result(200, null),
            "192.0.2.7",
            "start",
            AT.plusSeconds(1),
            1);
    AuditEntry DELETION = new AuditEntry(
            new Who(new UserId(8), new Username("eve")),
            new What("DELETE /api/vms/{vm}", null, "42"),
            new Result(404, "VM_NOT_FOUND"),
            "192.0.2.8",
            "deletion",
            AT.plusSeconds(2),
            1);

    private AuditQueries queries() {
        return storage().auditQueries();
    }

    private void append(List<AuditEntry> entries) {
        storage().unitOfWork().execute(() -> storage().auditTrail().append(entries));
    }

    private void assertPass(AuditFilter filter, AuditEntry... expected) {
        append(List.of(LOGIN, START, DELETION));

        List<AuditEntry> found =
                queries().list(filter).stream().map(RecordedEntry::entry).toList();

        assertEquals(List.of(expected), found);
        assertEquals(expected.length, queries().count(filter, 100));
    }

    @Test
    default void withoutAFilterAllAreListedTheLatestFirst() {
        assertPass(ALL, DELETION, START, LOGIN);
    }

    @Test
    default void aUserRestricts() {
        assertPass(new AuditFilter(new UserId(7), null, null, null, null, null, null, null, null, 100), START);
    }

    @Test
    default void aNameRestrictsWithoutRegardToCase() {
        AuditFilter ofAda = new AuditFilter(null, new Username("aDa"), null, null, null, null, null, null, null, 100);

        assertPass(ofAda, START, LOGIN);
    }

    @Test
    default void aPartOfTheOperationRestrictsWithoutRegardToCase() {
        assertPass(new AuditFilter(null, null, "/api/VMs/{", null, null, null, null, null, null, 100), DELETION, START);
    }

    @Test
    default void anOperationHasNoWildcards() {
        assertPass(new AuditFilter(null, null, "POST%", null, null, null, null, null, null, 100));
    }

    @Test
    default void anActionRestricts() {
        assertPass(new AuditFilter(null, null, null, "start", null, null, null, null, null, 100), START);
    }

    @Test
    default void aTargetRestricts() {
        assertPass(new AuditFilter(null, null, null, null, "42", null, null, null, null, 100), DELETION, START);
    }

    @Test
    default void whatNoEntryCanHoldIsNotFound() {
        assertPass(new AuditFilter(null, null, null, "\0", null, null, null, null, null, 100));
        assertEquals(0, queries().count(new AuditFilter(null, null, "\0", null, "\0", null, null, null, null, 1), 1));
    }

    @Test
    default void aStatusRestricts() {
        assertPass(new AuditFilter(null, null, null, null, null, 401, null, null, null, 100), LOGIN);
    }

    @Test
    default void aTimeRestricts() {
        Instant second = START.at();

        assertPass(new AuditFilter(null, null, null, null, null, null, second, second.plusMillis(1), null, 100), START);
    }

    @Test
    default void aListIsReadPartByPart() {
        append(IntStream.range(0, 5).mapToObj(i -> START).toList());
        List<RecordedEntry> all = queries().list(ALL);

        List<RecordedEntry> first = queries().list(AuditFilter.latest(2));
        AuditFilter rest = new AuditFilter(
                null, null, null, null, null, null, null, null, first.getLast().id(), 100);

        assertEquals(all.subList(0, 2), first);
        assertEquals(all.subList(2, 5), queries().list(rest));
        assertEquals(5, queries().count(rest, 100));
    }

    @Test
    default void countingEndsSomewhere() {
        append(IntStream.range(0, 5).mapToObj(i -> START).toList());

        assertEquals(3, queries().count(ALL, 3));
    }
}
