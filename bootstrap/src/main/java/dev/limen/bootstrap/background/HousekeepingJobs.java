package dev.limen.bootstrap.background;

import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.change.ForgetChanges;
import dev.limen.application.console.ForgetTickets;
import dev.limen.application.console.ForgetViewers;
import dev.limen.application.host.SampleHosts;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.image.CleanUpImages;
import dev.limen.application.network.LocateVms;
import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The housekeeping jobs, one per duty. */
@Singleton
final class HousekeepingJobs {

    private static final Duration SETTLE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration LOCATE_INTERVAL = Duration.ofSeconds(3);
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);
    private static final Duration HOURLY = Duration.ofHours(1);

    /**
     * One job.
     *
     * @param interval how long after its end it begins again
     */
    record Job(String name, Duration interval, Runnable work) {}

    private final List<Job> all;

    HousekeepingJobs(
            SettleVms settleVms,
            SampleHosts sampleHosts,
            LocateVms locateVms,
            ReleaseRequests releaseRequests,
            GuestWatcher guestWatcher,
            ForgetRequests forgetRequests,
            ForgetSessions forgetSessions,
            ForgetAudit forgetAudit,
            ForgetChanges forgetChanges,
            CleanUpImages cleanUpImages,
            ForgetTickets forgetTickets,
            ForgetViewers forgetViewers,
            @ConfigProperty(name = "limen.reconcile-interval") Duration reconcileInterval) {
        all = List.of(
                new Job("settle-vms", SETTLE_INTERVAL, settleVms::handle),
                new Job("clean-up-images", SETTLE_INTERVAL, cleanUpImages::handle),
                new Job("sample-hosts", SAMPLE_INTERVAL, sampleHosts::handle),
                new Job("locate-vms", LOCATE_INTERVAL, locateVms::handle),
                new Job("release-requests", SETTLE_INTERVAL, releaseRequests::handle),
                new Job("reconcile-vms", reconcileInterval, guestWatcher::reconcile),
                new Job("forget-requests", HOURLY, forgetRequests::handle),
                new Job("forget-sessions", HOURLY, forgetSessions::handle),
                new Job("forget-audit", HOURLY, () -> handleAll(forgetAudit::handle)),
                new Job("forget-changes", EVERY_MINUTE, () -> handleAll(forgetChanges::handle)),
                new Job("forget-tickets", EVERY_MINUTE, forgetTickets::handle),
                new Job("forget-viewers", HOURLY, forgetViewers::handle));
    }

    List<Job> all() {
        return all;
    }

    /** In parts, each a unit of work of its own, until nothing is left to forget. */
    private static void handleAll(BooleanSupplier part) {
        boolean more = true;
        while (more) {
            more = part.getAsBoolean();
        }
    }
}
