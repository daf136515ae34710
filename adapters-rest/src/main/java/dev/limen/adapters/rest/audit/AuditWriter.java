package dev.limen.adapters.rest.audit;

import dev.limen.application.audit.RecordAudit;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.storage.StorageUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes audit entries in batches, on a thread of its own, so that many requests share one commit. While the database is
 * away it retries, with a bounded queue and for a bounded time; each entry that it gives up is a line of the log.
 */
@Singleton
class AuditWriter {

    private static final Logger LOG = Logger.getLogger(AuditWriter.class);
    private static final int MAX_QUEUE_SIZE = 10_000;
    private static final int BATCH_SIZE = 500;
    private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(10);

    /** An answer is not held back longer: what was done is done. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration AGGREGATION_INTERVAL = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    /** @param since a moment of {@link System#nanoTime} */
    private record Waiting(AuditEntry entry, long since, CountDownLatch recorded) {

        Waiting(AuditEntry entry) {
            this(entry, System.nanoTime(), new CountDownLatch(1));
        }
    }

    private final RecordAudit recordAudit;
    private final RefusalAggregator refusals = new RefusalAggregator();
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_QUEUE_SIZE);
    private final Thread thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::keepRecording);
    private volatile boolean away;
    private volatile boolean stopping;
    private long countedAt = System.nanoTime();

    AuditWriter(RecordAudit recordAudit) {
        this.recordAudit = recordAudit;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Requests have come to their end by now. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.join(SHUTDOWN_TIMEOUT);
    }

    /** Records an entry soon. Never blocks. */
    void enqueue(AuditEntry entry) {
        if (!isCounted(entry)) {
            offer(entry);
        }
    }

    /**
     * Records an entry, and returns when it is there to stay. Does not wait for one like others before it, which are
     * counted; nor, while the database is away, for what changed nothing; nor without end.
     */
    void recordNow(AuditEntry entry) {
        if (isCounted(entry)) {
            return;
        }
        CountDownLatch recorded = offer(entry);
        if (away && RefusalAggregator.mayBeCounted(entry)) {
            return;
        }
        try {
            if (!recorded.await(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("Answered before it was recorded: %s", entry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCounted(AuditEntry entry) {
        return RefusalAggregator.mayBeCounted(entry) && !refusals.isFirst(entry);
    }

    private CountDownLatch offer(AuditEntry entry) {
        Waiting waiting = new Waiting(entry);
        if (!queue.offer(waiting)) {
            giveUp(waiting);
        }
        return waiting.recorded;
    }

    private void keepRecording() {
        try {
            while (!stopping || !queue.isEmpty()) {
                recordAll(next());
            }
            recordAll(counted());
        } catch (InterruptedException e) {
            LOG.debug("Interrupted", e);
        }
    }

    private List<Waiting> next() throws InterruptedException {
        List<Waiting> next = new ArrayList<>();
        Waiting first = queue.poll(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            next.add(first);
            queue.drainTo(next, BATCH_SIZE - 1);
        }
        if (System.nanoTime() - countedAt >= AGGREGATION_INTERVAL.toNanos()) {
            countedAt = System.nanoTime();
            next.addAll(counted());
        }
        return next;
    }

    private List<Waiting> counted() {
        return refusals.takeCounted().stream().map(Waiting::new).toList();
    }

    private void recordAll(List<Waiting> entries) throws InterruptedException {
        List<Waiting> left = entries;
        while (!left.isEmpty() && !isRecorded(left)) {
            left = left.stream().filter(this::isStillKept).toList();
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private boolean isRecorded(List<Waiting> entries) {
        try {
            recordAudit.handle(entries.stream().map(Waiting::entry).toList());
            away = false;
            entries.forEach(waiting -> waiting.recorded.countDown());
            return true;
        } catch (StorageUnavailable e) {
            LOG.logf(
                    away ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "The audit trail cannot be written to; entries are kept for %s minutes: %s",
                    RETRY_TIMEOUT.toMinutes(),
                    e.getMessage());
            away = true;
            entries.stream()
                    .filter(waiting -> RefusalAggregator.mayBeCounted(waiting.entry))
                    .forEach(waiting -> waiting.recorded.countDown());
            return false;
        } catch (RuntimeException e) {
            return isRecordedButTheUnfit(entries, e);
        }
    }

    /** One by one, so that none is lost for another's sake. */
    private boolean isRecordedButTheUnfit(List<Waiting> entries, RuntimeException why) {
        if (entries.size() == 1) {
            LOG.error("An entry is not fit for the audit trail", why);
            giveUp(entries.getFirst());
            return true;
        }
        return entries.stream()
                .filter(waiting -> waiting.recorded.getCount() > 0)
                .allMatch(waiting -> isRecorded(List.of(waiting)));
    }

    private boolean isStillKept(Waiting waiting) {
        boolean kept = !stopping && System.nanoTime() - waiting.since < RETRY_TIMEOUT.toNanos();
        if (!kept) {
            giveUp(waiting);
        }
        return kept;
    }

    private static void giveUp(Waiting waiting) {
        LOG.warnf("Not recorded: %s", waiting.entry);
        waiting.recorded.countDown();
    }
}
