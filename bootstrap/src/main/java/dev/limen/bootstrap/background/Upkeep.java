package dev.limen.bootstrap.background;

import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.bootstrap.startup.Serving;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sees after all VMs on a thread of its own: settles operations that were cut off, and gives back requests that could not
 * be answered, every two seconds; compares every VM with the hypervisor at the start, when news may have been missed, at a
 * fixed interval, and after anything failed. Has what is left of removed VMs removed at the start, when news may have been
 * missed, when there is news of it, and after that failed.
 */
@Singleton
final class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final long TICK_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long FORGET_NANOS = Duration.ofHours(1).toNanos();

    /** A hypervisor that hangs must not hold up a stop; what is left half-done is settled at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SettleVms settleVms;
    private final ReconcileVms reconcileVms;
    private final RemoveLeftovers removeLeftovers;
    private final ReleaseRequests releaseRequests;
    private final ForgetRequests forgetRequests;
    private final ForgetSessions forgetSessions;
    private final ForgetAudit forgetAudit;
    private final long intervalNanos;
    private final Semaphore changes = new Semaphore(0);
    private final Semaphore removing = new Semaphore(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("upkeep").unstarted(this::keepUp);
    private volatile Consumer<Collection<VmUuid>> left = uuids -> {};
    private volatile boolean leftovers = true;
    private volatile boolean stopping;
    private boolean everything = true;
    private volatile boolean failing;
    private volatile boolean leavingBehind;
    private long reconciledAt = System.nanoTime();
    private long forgottenAt = System.nanoTime() - FORGET_NANOS;
    private long auditForgottenAt = System.nanoTime() - FORGET_NANOS;

    Upkeep(
            SettleVms settleVms,
            ReconcileVms reconcileVms,
            RemoveLeftovers removeLeftovers,
            ReleaseRequests releaseRequests,
            ForgetRequests forgetRequests,
            ForgetSessions forgetSessions,
            ForgetAudit forgetAudit,
            HypervisorConfig config) {
        this.settleVms = settleVms;
        this.reconcileVms = reconcileVms;
        this.removeLeftovers = removeLeftovers;
        this.releaseRequests = releaseRequests;
        this.forgetRequests = forgetRequests;
        this.forgetSessions = forgetSessions;
        this.forgetAudit = forgetAudit;
        this.intervalNanos = config.reconcileInterval().toNanos();
    }

    void start(@Observes Serving.Start event) {
        thread.start();
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @Priority(1) ShutdownEvent event)
            throws InterruptedException {
        stopping = true;
        changes.release();
        thread.join(PATIENCE);
    }

    /** Who looks at VMs that need another look soon. */
    void whenSomethingIsLeft(Consumer<Collection<VmUuid>> looks) {
        left = looks;
    }

    /** News may have been missed. */
    void everythingMayHaveChanged() {
        changes.release();
    }

    /** There is a domain of a VM that LIMEN has removed. */
    void somethingIsLeftOver() {
        leftovers = true;
    }

    private void keepUp() {
        try {
            while (!stopping) {
                tick();
                if (changes.tryAcquire(TICK_NANOS, TimeUnit.NANOSECONDS)) {
                    changes.drainPermits();
                    everything = true;
                    leftovers = true;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted", e);
        }
    }

    /** One duty that fails holds up no other; all is looked at again when it can be. */
    private void tick() {
        List<Runnable> failed = due().stream().filter(duty -> !isDone(duty)).toList();
        failing = !failed.isEmpty();
        if (leftovers && removing.tryAcquire()) {
            leftovers = false;
            Thread.ofVirtual().name("leftovers").start(this::removeLeftovers);
        }
    }

    private List<Runnable> due() {
        List<Runnable> due = new ArrayList<>(List.of(releaseRequests::handle, settleVms::handle));
        if (everything || failing || isOver(intervalNanos, reconciledAt)) {
            due.add(this::reconcile);
        }
        if (isOver(FORGET_NANOS, forgottenAt)) {
            due.add(this::forget);
        }
        if (isOver(FORGET_NANOS, auditForgottenAt)) {
            due.add(this::forgetAudit);
        }
        return due;
    }

    private boolean isDone(Runnable duty) {
        try {
            duty.run();
            return true;
        } catch (RuntimeException e) {
            complain(failing, "What is due at times could not be done, and is tried again", e);
            return false;
        }
    }

    private void reconcile() {
        reconciledAt = System.nanoTime();
        left.accept(reconcileVms.handle());
        everything = false;
    }

    private void forget() {
        forgottenAt = System.nanoTime();
        forgetRequests.handle();
        forgetSessions.handle();
    }

    /** A part every time, so that VMs need not wait until all of a long trail is gone. */
    private void forgetAudit() {
        if (!forgetAudit.handle()) {
            auditForgottenAt = System.nanoTime();
        }
    }

    /** Apart, because a guest that hangs takes long to be removed. What cannot be is tried again. */
    private void removeLeftovers() {
        try {
            removeLeftovers.handle();
            leavingBehind = false;
        } catch (RuntimeException e) {
            complain(leavingBehind, "What is left of removed VMs could not be removed yet", e);
            leavingBehind = true;
            leftovers = true;
        } finally {
            removing.release();
        }
    }

    private static void complain(boolean again, String what, RuntimeException cause) {
        LOG.logf(again ? Logger.Level.DEBUG : Logger.Level.WARN, "%s: %s", what, cause.getMessage());
        LOG.debug("Cause", cause);
    }

    private static boolean isOver(long nanos, long since) {
        return System.nanoTime() - since >= nanos;
    }
}
