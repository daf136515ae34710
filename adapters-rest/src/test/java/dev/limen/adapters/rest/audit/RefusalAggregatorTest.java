package dev.limen.adapters.rest.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.user.Username;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalAggregatorTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    private final RefusalAggregator repetitions = new RefusalAggregator();
    private int requests;

    private AuditEntry refusal(String name, String address) {
        requests++;
        return new AuditEntry(
                new Who(null, new Username(name)),
                new What("POST /api/auth/login", null, null),
                new Result(401, "BAD_CREDENTIALS"),
                address,
                "r-" + requests,
                AT.plusSeconds(requests),
                1);
    }

    @Test
    void the_first_of_a_kind_stands_for_itself() {
        assertTrue(repetitions.isFirst(refusal("alice", "192.0.2.1")));
        assertTrue(repetitions.isFirst(refusal("alice", "192.0.2.2")));
        assertTrue(repetitions.isFirst(refusal("bobby", "192.0.2.1")));

        assertEquals(List.of(), repetitions.takeCounted());
    }

    @Test
    void the_others_are_one_entry_that_names_the_last() {
        assertTrue(repetitions.isFirst(refusal("alice", "192.0.2.1")));
        for (int i = 0; i < 1_000; i++) {
            assertFalse(repetitions.isFirst(refusal("alice", "192.0.2.1")));
        }

        AuditEntry all = new AuditEntry(
                new Who(null, new Username("alice")),
                new What("POST /api/auth/login", null, null),
                new Result(401, "BAD_CREDENTIALS"),
                "192.0.2.1",
                "r-1001",
                AT.plusSeconds(1001),
                1_000);
        assertEquals(List.of(all), repetitions.takeCounted());
        assertEquals(List.of(), repetitions.takeCounted());
    }

    @Test
    void after_a_while_the_next_is_a_first_one_again() {
        repetitions.isFirst(refusal("alice", "192.0.2.1"));
        repetitions.takeCounted();

        assertTrue(repetitions.isFirst(refusal("alice", "192.0.2.1")));
    }

    @Test
    void of_one_address_that_tries_many_names_remains_the_address() {
        for (int i = 0; i < 5_000; i++) {
            repetitions.isFirst(refusal("user" + i, "192.0.2.1"));
        }

        List<AuditEntry> counted = repetitions.takeCounted();

        assertEquals(1, counted.size());
        assertEquals(Who.NOBODY, counted.getFirst().who());
        assertEquals("192.0.2.1", counted.getFirst().address());
        assertEquals(5_000 - RefusalAggregator.MAX_KINDS - 1, counted.getFirst().count());
    }

    @Test
    void of_many_addresses_remains_how_many_refusals_there_were() {
        int firsts = 0;
        for (int i = 0; i < 5_000; i++) {
            firsts += repetitions.isFirst(refusal("user" + i, "2001:db8::" + i)) ? 1 : 0;
        }

        List<AuditEntry> counted = repetitions.takeCounted();

        assertEquals(2 * RefusalAggregator.MAX_KINDS + 1, firsts);
        assertEquals(1, counted.size());
        assertEquals(null, counted.getFirst().address());
        assertEquals(5_000 - firsts, counted.getFirst().count());
    }

    @ParameterizedTest
    @CsvSource({
        "200, false",
        "201, false",
        "400, true",
        "401, true",
        "404, true",
        "409, true",
        "429, true",
        "500, false",
        "502, false",
        "503, true",
        "504, false"
    })
    void only_what_changed_nothing_is_counted(int status, boolean counted) {
        AuditEntry entry = new AuditEntry(
                Who.NOBODY, new What("POST /api/vms", null, null), new Result(status, null), null, "r", AT, 1);

        assertEquals(counted, RefusalAggregator.mayBeCounted(entry));
    }
}
