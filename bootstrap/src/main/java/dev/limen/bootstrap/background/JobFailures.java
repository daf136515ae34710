package dev.limen.bootstrap.background;

import dev.limen.application.reconciliation.GuestWatcher;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logs failures of jobs in place of the scheduler, which would print a stack trace every time: one line for the first of a
 * series. Whatever failed, events may have been missed as well, so all VMs are reconciled.
 */
@Singleton
final class JobFailures {

    private static final Logger LOG = Logger.getLogger(JobFailures.class);

    private final GuestWatcher guestWatcher;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    JobFailures(GuestWatcher guestWatcher) {
        this.guestWatcher = guestWatcher;
    }

    void failed(@Observes FailedExecution failure) {
        String job = failure.getExecution().getTrigger().getId();
        Throwable cause = unwrapped(failure.getException());
        Logger.Level level = failing.add(job) ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(level, "The job %s failed, and is tried again: %s", job, cause.getMessage());
        LOG.debug("Cause", cause);
        guestWatcher.reconcile();
    }

    void succeeded(@Observes SuccessfulExecution success) {
        failing.remove(success.getExecution().getTrigger().getId());
    }

    /** A job runs in a stage of the scheduler's, which wraps what it throws. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }
}
