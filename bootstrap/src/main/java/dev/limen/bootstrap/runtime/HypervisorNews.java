package dev.limen.bootstrap.runtime;

import dev.limen.application.vm.ObserveVm;
import dev.limen.domain.vm.DomainEvent;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Follows the hypervisor: looks at the VMs of which there is news, and again a moment later at those that are busy, are
 * missing, or could not be looked at. Much news of one VM is the same as one, so what waits is never more than there are
 * VMs.
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
    private final Set<VmUuid> changed = ConcurrentHashMap.newKeySet();
    private final Map<VmUuid, Instant> again = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("hypervisor-news").unstarted(this::follow);
    private volatile boolean stopping;

    HypervisorNews(Hypervisor hypervisor, ObserveVm observeVm, Upkeep upkeep) {
        this.hypervisor = hypervisor;
        this.observeVm = observeVm;
        this.upkeep = upkeep;
    }

    void start(@Observes StartupEvent event) {
        upkeep.whenSomethingIsLeft(this::look);
        hypervisor.listen(this::tell);
        thread.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        news.release();
        thread.join(PATIENCE);
    }

    private void tell(DomainEvent event) {
        switch (event) {
            case DomainEvent.StateChanged state -> look(Set.of(state.uuid()));
            case DomainEvent.Resync resync -> upkeep.everythingMayHaveChanged();
        }
    }

    private void look(Collection<VmUuid> uuids) {
        changed.addAll(uuids);
        news.release();
    }

    private void follow() {
        try (ExecutorService looks = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("hypervisor-news-", 0).factory())) {
            while (!stopping) {
                looks.invokeAll(next().stream().map(this::look).toList());
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted", e);
        }
    }

    /** What there is news of, and what a moment ago was to be looked at again. */
    private Set<VmUuid> next() throws InterruptedException {
        if (again.isEmpty()) {
            news.acquire();
        } else if (news.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.trace("There is news before the moment is over");
        }
        news.drainPermits();
        Set<VmUuid> taken = Set.copyOf(changed);
        changed.removeAll(taken);
        Instant now = Instant.now();
        Set<VmUuid> due = new HashSet<>(taken);
        again.forEach((uuid, at) -> {
            if (!at.isAfter(now)) {
                due.add(uuid);
            }
        });
        again.keySet().removeAll(due);
        return due;
    }

    private Callable<Object> look(VmUuid uuid) {
        return Executors.callable(() -> {
            if (!isSettled(uuid)) {
                again.put(uuid, Instant.now().plus(MOMENT));
            }
        });
    }

    private boolean isSettled(VmUuid uuid) {
        try {
            return observeVm.handle(uuid);
        } catch (RuntimeException e) {
            LOG.debugf(e, "VM %s could not be looked at", uuid.value());
            return false;
        }
    }
}
