package dev.limen.bootstrap.background;

import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.bootstrap.startup.Serving;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts and stops what runs beside the requests: the watching of guests, and the {@link HousekeepingJobs}. */
@Singleton
final class BackgroundWork {

    private static final Logger LOG = Logger.getLogger(BackgroundWork.class);

    /** A hypervisor that hangs must not hold up a stop; what is left half-done is settled at the next start. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final GuestWatcher guestWatcher;
    private final BackgroundThreads threads;
    private final JobScheduler scheduler;
    private final HousekeepingJobs jobs;

    BackgroundWork(
            GuestWatcher guestWatcher, BackgroundThreads threads, JobScheduler scheduler, HousekeepingJobs jobs) {
        this.guestWatcher = guestWatcher;
        this.threads = threads;
        this.scheduler = scheduler;
        this.jobs = jobs;
    }

    void start(@Observes Serving.Start event) {
        guestWatcher.start();
        jobs.all().forEach(scheduler::start);
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @Priority(1) ShutdownEvent event)
            throws InterruptedException {
        if (!threads.stop(STOP_TIMEOUT)) {
            LOG.debug("The hypervisor does not answer; what it changes is found out at the next start");
        }
    }
}
