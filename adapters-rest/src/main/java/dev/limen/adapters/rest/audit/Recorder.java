package dev.limen.adapters.rest.audit;

import dev.limen.application.audit.RecordAudit;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.storage.StorageUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings entries to the trail on a thread of its own, as many at once as there are, so that many writers share one
 * commit. While the database is away entries are kept here, not without end; each that has to be given up is a line of
 * the log.
 */
@Singleton
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int MOST_KEPT = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** An answer is not held back longer: what was done is done. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private record Waiting(AuditEntry entry, CountDownLatch recorded) {}

    private final RecordAudit recordAudit;
    private final InstantSource clock;
    private final Repetitions repetitions = new Repetitions();
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_KEPT);
    private final Thread thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::keepRecording);
    private volatile boolean away;
    private volatile boolean stopping;
    private long countedAt = System.nanoTime();

    Recorder(RecordAudit recordAudit, InstantSource clock) {
        this.recordAudit = recordAudit;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Requests have come to their end by now. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.join(LAST_WORDS);
    }

    /** Records an entry soon. Never blocks. */
    void note(AuditEntry entry) {
        if (!isCounted(entry)) {
            enqueue(entry);
        }
    }

    /**
     * Records an entry, and returns when it is there to stay. Does not wait for one like others before it, which are
     * counted; nor, while the database is away, for what changed nothing; nor without end.
     */
    void record(AuditEntry entry) {
        if (isCounted(entry)) {
            return;
        }
        CountDownLatch recorded = enqueue(entry);
        if (away && Repetitions.mayBeCounted(entry)) {
            return;
        }
        try {
            if (!recorded.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("Answered before it was recorded: %s", entry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCounted(AuditEntry entry) {
        return Repetitions.mayBeCounted(entry) && !repetitions.isFirst(entry);
    }

    private CountDownLatch enqueue(AuditEntry entry) {
        Waiting waiting = new Waiting(entry, new CountDownLatch(1));
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
        Waiting first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            next.add(first);
            queue.drainTo(next, AT_ONCE - 1);
        }
        if (System.nanoTime() - countedAt >= WINDOW.toNanos()) {
            countedAt = System.nanoTime();
            next.addAll(counted());
        }
        return next;
    }

    private List<Waiting> counted() {
        return repetitions.takeCounted().stream()
                .map(entry -> new Waiting(entry, new CountDownLatch(1)))
                .toList();
    }

    private void recordAll(List<Waiting> entries) throws InterruptedException {
        List<Waiting> left = entries;
        while (!left.isEmpty() && !isRecorded(left)) {
            left = left.stream().filter(this::isStillKept).toList();
            Thread.sleep(PAUSE);
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
                    KEPT.toMinutes(),
                    e.getMessage());
            away = true;
            entries.stream()
                    .filter(waiting -> Repetitions.mayBeCounted(waiting.entry))
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
        boolean kept = !stopping && waiting.entry.at().plus(KEPT).isAfter(clock.instant());
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
