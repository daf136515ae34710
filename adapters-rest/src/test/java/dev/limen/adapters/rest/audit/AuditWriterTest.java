package dev.limen.adapters.rest.audit;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.audit.RecordAudit;
import dev.limen.contract.AtOnce;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.storage.UnitOfWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditWriterTest {

    private final InMemoryStore store = new InMemoryStore();
    private final Storage storage = InMemoryStorage.on(store);
    private final AtomicInteger attempts = new AtomicInteger();
    private final AuditWriter writer =
            new AuditWriter(new RecordAudit(new Counted(storage.unitOfWork(), attempts), storage.auditTrail()));

    private record Counted(UnitOfWork unitOfWork, AtomicInteger attempts) implements UnitOfWork {

        @Override
        public <T> T execute(Supplier<T> work) {
            attempts.incrementAndGet();
            return unitOfWork.execute(work);
        }

        @Override
        public void afterCommit(Runnable then) {
            unitOfWork.afterCommit(then);
        }

        @Override
        public boolean answers() {
            return unitOfWork.answers();
        }
    }

    AuditWriterTest() {
        writer.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        writer.stop(new ShutdownEvent());
    }

    private static AuditEntry entry(String request, int status) {
        return entry(request, status, Instant.now());
    }

    private static AuditEntry entry(String request, int status, Instant at) {
        return new AuditEntry(
                Who.NOBODY,
                new What("POST /api/vms", null, null),
                new Result(status, null),
                "192.0.2.1",
                request,
                at,
                1);
    }

    private List<AuditEntry> recorded() {
        return storage.auditQueries().list(AuditFilter.latest(10_000)).stream()
                .map(RecordedEntry::entry)
                .toList();
    }

    private boolean isRecorded(AuditEntry entry) {
        return recorded().contains(entry);
    }

    @Test
    void what_was_to_be_recorded_is_there_when_that_returns_however_many_do_it_at_once() {
        List<Throwable> failures = AtOnce.run(100, i -> {
            AuditEntry entry = entry("r-" + i, 201);
            writer.recordNow(entry);
            assertTrue(isRecorded(entry));
        });

        assertEquals(List.of(), failures);
        assertEquals(100, recorded().size());
    }

    @Test
    void what_is_noted_is_there_soon() {
        AuditEntry entry = entry("r", 201);

        writer.enqueue(entry);

        eventually("it is recorded", () -> isRecorded(entry));
    }

    @Test
    void a_flood_of_refusals_makes_few_entries_that_tell_of_all() {
        List<Throwable> failures = AtOnce.run(1_000, i -> writer.recordNow(entry("r-" + i, 401)));

        assertEquals(List.of(), failures);
        eventually(
                "all are counted",
                () -> recorded().stream().mapToInt(AuditEntry::count).sum() == 1_000);
        assertTrue(recorded().size() <= 4, recorded().size() + " entries");
    }

    @Test
    void what_cannot_be_recorded_is_kept_until_it_can_be() {
        AuditEntry first = entry("first", 201);
        AuditEntry second = entry("second", 503);
        store.disconnect();

        writer.enqueue(first);
        writer.enqueue(second);
        store.reconnect();

        eventually("both are recorded", () -> isRecorded(first) && isRecorded(second));
    }

    @Test
    void a_clock_that_is_set_forward_while_the_database_is_away_loses_nothing() {
        AuditEntry before = entry("before", 201, Instant.now().minus(Duration.ofMinutes(11)));
        store.disconnect();

        writer.enqueue(before);
        eventually("it was tried in vain", () -> attempts.get() > 1);
        store.reconnect();

        eventually("it is recorded", () -> isRecorded(before));
    }

    @Test
    void what_is_still_to_be_recorded_at_a_stop_is() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            writer.enqueue(entry("r-" + i, 401));
            writer.enqueue(entry("r-" + i, 201));
        }

        writer.stop(new ShutdownEvent());

        assertEquals(200, recorded().stream().mapToInt(AuditEntry::count).sum());
    }
}
