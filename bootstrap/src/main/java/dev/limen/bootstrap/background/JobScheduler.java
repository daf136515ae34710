package dev.limen.bootstrap.background;

import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.bootstrap.background.HousekeepingJobs.Job;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Runs jobs again and again, each an interval after its last end, so that none overlaps itself. Time is that of the
 * {@link TaskScheduler}, on which a wall clock that is set has no influence. The first failure of a series is a line of
 * the log; whatever failed, events may have been missed as well, so all VMs are reconciled.
 */
@Singleton
final class JobScheduler {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class);

    private final TaskScheduler scheduler;
    private final GuestWatcher guestWatcher;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    JobScheduler(TaskScheduler scheduler, GuestWatcher guestWatcher) {
        this.scheduler = scheduler;
        this.guestWatcher = guestWatcher;
    }

    /** Runs the job for the first time now. */
    void start(Job job) {
        scheduler.schedule(() -> run(job), Duration.ZERO);
    }

    private void run(Job job) {
        try {
            job.work().run();
            failing.remove(job.name());
        } catch (RuntimeException e) {
            Logger.Level level = failing.add(job.name()) ? Logger.Level.WARN : Logger.Level.DEBUG;
            LOG.logf(level, "The job %s failed, and is tried again: %s", job.name(), e.getMessage());
            LOG.debug("Cause", e);
            guestWatcher.reconcile();
        } finally {
            scheduler.schedule(() -> run(job), job.interval());
        }
    }
}
