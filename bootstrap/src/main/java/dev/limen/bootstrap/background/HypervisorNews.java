package dev.limen.bootstrap.background;

import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ObserveVm.Verdict;
import dev.limen.bootstrap.startup.Serving;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Follows the hypervisor: looks at the VMs of which there is news, and again a moment later at those that are busy, are
 * missing, have changed, or could not be looked at. Much news of one VM is the same as one, so what waits is never more
 * than there are VMs.
 */
@Singleton
final class HypervisorNews {

    private static final Logger LOG = Logger.getLogger(HypervisorNews.class);

    /** Leaves most connections to the database to those who do something. */
    private static final int AT_ONCE = 6;

    private static final Duration MOMENT = Duration.ofMillis(400);

    /** A hypervisor that hangs must not hold up a stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Hypervisor hypervisor;
    private final ObserveVm observeVm;
    private final Upkeep upkeep;
    private final Set<VmUuid> waiting = ConcurrentHashMap.newKeySet();
    private final Set<VmUuid> again = ConcurrentHashMap.newKeySet();
    private final ExecutorService looks = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("hypervisor-news-", 0).factory());
    private final Executor aMomentLater =
            CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS, looks);

    HypervisorNews(Hypervisor hypervisor, ObserveVm observeVm, Upkeep upkeep) {
        this.hypervisor = hypervisor;
        this.observeVm = observeVm;
        this.upkeep = upkeep;
    }

    void start(@Observes Serving.Start event) {
        upkeep.whenSomethingIsLeft(uuids -> uuids.forEach(this::lookAgain));
        hypervisor.listen(this::tell);
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @Priority(1) ShutdownEvent event)
            throws InterruptedException {
        looks.shutdown();
        if (!looks.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("The hypervisor does not answer; what it changes is found out at the next start");
        }
    }

    private void tell(GuestEvent event) {
        switch (event) {
            case GuestEvent.StateChanged state -> look(state.uuid());
            case GuestEvent.Resync resync -> upkeep.everythingMayHaveChanged();
        }
    }

    private void look(VmUuid uuid) {
        if (!looks.isShutdown() && waiting.add(uuid)) {
            looks.execute(() -> {
                waiting.remove(uuid);
                switch (observe(uuid)) {
                    case SETTLED -> {}
                    case LOOK_AGAIN -> lookAgain(uuid);
                    case LEFTOVER -> upkeep.somethingIsLeftOver();
                }
            });
        }
    }

    private void lookAgain(VmUuid uuid) {
        if (again.add(uuid)) {
            aMomentLater.execute(() -> {
                again.remove(uuid);
                look(uuid);
            });
        }
    }

    private Verdict observe(VmUuid uuid) {
        try {
            return observeVm.handle(uuid);
        } catch (RuntimeException e) {
            LOG.debugf(e, "VM %s could not be looked at", uuid.value());
            return Verdict.LOOK_AGAIN;
        }
    }
}
