package dev.limen.application.reconciliation;

import dev.limen.application.ApplicationService;
import dev.limen.application.reconciliation.ObserveVm.Verdict;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The listener of the hypervisor's events. It merges them per VM and has each VM observed, and again a moment later while
 * it is busy, missing, changing, or could not be observed. When events may have been missed it has all VMs reconciled. At
 * most as many observations wait as there are VMs.
 */
@ApplicationService
public final class GuestWatcher {

    static final Duration NEXT_OBSERVATION_DELAY = Duration.ofMillis(400);

    /** Leaves most connections to the database to requests. */
    private static final int MAX_CONCURRENT_OBSERVATIONS = 6;

    private static final System.Logger LOG = System.getLogger(GuestWatcher.class.getName());

    private final Hypervisor hypervisor;
    private final ObserveVm observeVm;
    private final TaskScheduler scheduler;
    private final CoalescingTask reconciliation;
    private final CoalescingTask removalOfLeftovers;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT_OBSERVATIONS);
    private final Set<VmUuid> waiting = ConcurrentHashMap.newKeySet();
    private final Set<VmUuid> delayed = ConcurrentHashMap.newKeySet();

    public GuestWatcher(
            Hypervisor hypervisor,
            ObserveVm observeVm,
            ReconcileVms reconcileVms,
            RemoveLeftovers removeLeftovers,
            TaskScheduler scheduler) {
        this.hypervisor = hypervisor;
        this.observeVm = observeVm;
        this.scheduler = scheduler;
        this.reconciliation = new CoalescingTask(
                "The reconciliation of all VMs", () -> reconcileVms.handle().forEach(this::observeLater), scheduler);
        this.removalOfLeftovers =
                new CoalescingTask("The removal of what is left of removed VMs", removeLeftovers::handle, scheduler);
    }

    /** Listens from now on, and makes up for what happened before. */
    public void start() {
        hypervisor.listen(this::on);
        on(new GuestEvent.Resync());
    }

    /** Has all VMs compared with the hypervisor soon, and again later if that fails. */
    public void reconcile() {
        reconciliation.request();
    }

    void on(GuestEvent event) {
        switch (event) {
            case GuestEvent.StateChanged change -> observe(change.uuid());
            case GuestEvent.Resync missed -> {
                reconciliation.request();
                removalOfLeftovers.request();
            }
        }
    }

    private void observe(VmUuid uuid) {
        if (waiting.add(uuid)) {
            scheduler.schedule(
                    () -> {
                        permits.acquireUninterruptibly();
                        try {
                            waiting.remove(uuid);
                            follow(uuid, ask(uuid));
                        } finally {
                            permits.release();
                        }
                    },
                    Duration.ZERO);
        }
    }

    private void observeLater(VmUuid uuid) {
        if (delayed.add(uuid)) {
            scheduler.schedule(
                    () -> {
                        delayed.remove(uuid);
                        observe(uuid);
                    },
                    NEXT_OBSERVATION_DELAY);
        }
    }

    private void follow(VmUuid uuid, Verdict verdict) {
        switch (verdict) {
            case SETTLED -> {}
            case OBSERVE_AGAIN -> observeLater(uuid);
            case LEFTOVER -> removalOfLeftovers.request();
        }
    }

    private Verdict ask(VmUuid uuid) {
        try {
            return observeVm.handle(uuid);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "VM " + uuid.value() + " could not be observed", e);
            return Verdict.OBSERVE_AGAIN;
        }
    }
}
