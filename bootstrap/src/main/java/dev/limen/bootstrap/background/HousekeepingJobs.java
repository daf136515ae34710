package dev.limen.bootstrap.background;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.change.ForgetChanges;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** The housekeeping jobs, one per duty. None overlaps itself, and each has a thread of its own: none waits for another. */
@Singleton
final class HousekeepingJobs {

    private static final String SETTLE_INTERVAL = "2s";
    private static final String EVERY_MINUTE = "1m";
    private static final String HOURLY = "1h";

    private final SettleVms settleVms;
    private final ReleaseRequests releaseRequests;
    private final GuestWatcher guestWatcher;
    private final ForgetRequests forgetRequests;
    private final ForgetSessions forgetSessions;
    private final ForgetAudit forgetAudit;
    private final ForgetChanges forgetChanges;

    HousekeepingJobs(
            SettleVms settleVms,
            ReleaseRequests releaseRequests,
            GuestWatcher guestWatcher,
            ForgetRequests forgetRequests,
            ForgetSessions forgetSessions,
            ForgetAudit forgetAudit,
            ForgetChanges forgetChanges) {
        this.settleVms = settleVms;
        this.releaseRequests = releaseRequests;
        this.guestWatcher = guestWatcher;
        this.forgetRequests = forgetRequests;
        this.forgetSessions = forgetSessions;
        this.forgetAudit = forgetAudit;
        this.forgetChanges = forgetChanges;
    }

    @Scheduled(identity = "settle-vms", every = SETTLE_INTERVAL, concurrentExecution = SKIP)
    @RunOnVirtualThread
    void settleVms() {
        settleVms.handle();
    }

    @Scheduled(identity = "release-requests", every = SETTLE_INTERVAL, concurrentExecution = SKIP)
    @RunOnVirtualThread
    void releaseRequests() {
        releaseRequests.handle();
    }

    @Scheduled(identity = "reconcile-vms", every = "${limen.reconcile-interval}", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void reconcileVms() {
        guestWatcher.reconcile();
    }

    @Scheduled(identity = "forget-requests", every = HOURLY, concurrentExecution = SKIP)
    @RunOnVirtualThread
    void forgetRequests() {
        forgetRequests.handle();
    }

    @Scheduled(identity = "forget-sessions", every = HOURLY, concurrentExecution = SKIP)
    @RunOnVirtualThread
    void forgetSessions() {
        forgetSessions.handle();
    }

    @Scheduled(identity = "forget-audit", every = HOURLY, concurrentExecution = SKIP)
    @RunOnVirtualThread
    void forgetAudit() {
        handleAll(forgetAudit::handle);
    }

    @Scheduled(identity = "forget-changes", every = EVERY_MINUTE, concurrentExecution = SKIP)
    @RunOnVirtualThread
    void forgetChanges() {
        handleAll(forgetChanges::handle);
    }

    /** In parts, each a unit of work of its own, until nothing is left to forget. */
    private static void handleAll(BooleanSupplier part) {
        boolean more = true;
        while (more) {
            more = part.getAsBoolean();
        }
    }
}
