package dev.limen.bootstrap.runtime;

import dev.limen.application.vm.ObserveVm;
import dev.limen.application.vm.ReconcileVms;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.domain.vm.DomainEvent;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Follows the hypervisor: one thread that observes the VM of which there is news, and reconciles all of them on start,
 * when news may have been missed, and at a fixed interval however much news there is. Much news of one VM is the same as
 * one, so what waits is never more than there are VMs.
 */
@Singleton
final class HypervisorNews {

    private static final Logger LOG = Logger.getLogger(HypervisorNews.class);

    /** A hypervisor that hangs must not hold up a stop; what is left half-done is settled at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Hypervisor hypervisor;
    private final ObserveVm observeVm;
    private final ReconcileVms reconcileVms;
    private final Duration interval;
    private final Lock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final Set<VmUuid> changed = new LinkedHashSet<>();
    private boolean everything = true;
    private long reconciledAt = System.nanoTime();
    private boolean stopping;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("hypervisor-news").unstarted(this::follow);

    HypervisorNews(Hypervisor hypervisor, ObserveVm observeVm, ReconcileVms reconcileVms, HypervisorConfig config) {
        this.hypervisor = hypervisor;
        this.observeVm = observeVm;
        this.reconcileVms = reconcileVms;
        this.interval = config.reconcileInterval();
    }

    void start(@Observes StartupEvent event) {
        hypervisor.listen(this::tell);
        thread.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        note(() -> stopping = true);
        thread.join(PATIENCE);
    }

    private void tell(DomainEvent event) {
        switch (event) {
            case DomainEvent.StateChanged state -> note(() -> changed.add(state.uuid()));
            case DomainEvent.Resync resync -> note(() -> everything = true);
        }
    }

    private void note(Runnable news) {
        lock.lock();
        try {
            news.run();
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        try {
            Optional<Set<VmUuid>> news = next();
            while (news.isPresent()) {
                lookAt(news.get());
                news = next();
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted", e);
        }
    }

    private void lookAt(Set<VmUuid> news) {
        if (news.isEmpty()) {
            carefully(reconcileVms::handle);
        } else {
            news.forEach(uuid -> carefully(() -> observeVm.handle(uuid)));
        }
    }

    /** One VM that cannot be looked at holds up no other; the next reconciliation looks again. */
    private static void carefully(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warnf("The state of VMs could not be brought up to date: %s", e.getMessage());
            LOG.debug("Cause", e);
        }
    }

    /** Which VMs to look at: an empty set stands for all, nothing for the end. */
    private Optional<Set<VmUuid>> next() throws InterruptedException {
        lock.lock();
        try {
            long left = untilReconciling();
            while (!stopping && !everything && changed.isEmpty() && left > 0) {
                left = told.awaitNanos(left);
            }
            return stopping ? Optional.empty() : Optional.of(everything || left <= 0 ? all() : someOfThem());
        } finally {
            lock.unlock();
        }
    }

    private long untilReconciling() {
        return reconciledAt + interval.toNanos() - System.nanoTime();
    }

    private Set<VmUuid> all() {
        everything = false;
        changed.clear();
        reconciledAt = System.nanoTime();
        return Set.of();
    }

    private Set<VmUuid> someOfThem() {
        Set<VmUuid> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }
}
