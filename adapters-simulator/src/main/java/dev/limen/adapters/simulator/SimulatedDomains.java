package dev.limen.adapters.simulator;

import dev.limen.domain.vm.DomainEvent;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The domains there are. Each change is kept before it is seen, and told after. */
final class SimulatedDomains {

    private final Map<VmUuid, SimulatedDomain> domains = new ConcurrentHashMap<>();
    private final DomainKeeper keeper;
    private final Consumer<DomainEvent> listener;
    private final Object changed = new Object();

    SimulatedDomains(DomainKeeper keeper, Consumer<DomainEvent> listener) {
        this.keeper = keeper;
        this.listener = listener;
        keeper.load().forEach(domain -> domains.put(domain.spec().uuid(), domain));
    }

    SimulatedDomain find(VmUuid uuid) {
        SimulatedDomain domain = domains.get(uuid);
        if (domain == null) {
            throw new HypervisorError.NoSuchDomain(uuid);
        }
        return domain;
    }

    Map<VmUuid, DomainState> states() {
        Map<VmUuid, DomainState> states = new HashMap<>();
        domains.forEach((uuid, domain) -> states.put(uuid, domain.state()));
        return states;
    }

    /** Adds a domain, unless there is one of its UUID. */
    void add(SimulatedDomain domain) {
        domains.computeIfAbsent(domain.spec().uuid(), uuid -> {
            keeper.save(domain);
            return domain;
        });
    }

    /** Changes one domain, all or nothing; two changes of the same domain follow each other. */
    void change(VmUuid uuid, UnaryOperator<SimulatedDomain> how) {
        AtomicBoolean differs = new AtomicBoolean();
        SimulatedDomain now = domains.computeIfPresent(uuid, (key, domain) -> {
            SimulatedDomain next = how.apply(domain);
            if (!next.equals(domain)) {
                keeper.save(next);
                differs.set(true);
            }
            return next;
        });
        if (now == null) {
            throw new HypervisorError.NoSuchDomain(uuid);
        }
        if (differs.get()) {
            tell(uuid);
        }
    }

    /** Removes a domain; one that is not there is no error. */
    void remove(VmUuid uuid) {
        AtomicBoolean was = new AtomicBoolean();
        domains.computeIfPresent(uuid, (key, domain) -> {
            keeper.remove(uuid);
            was.set(true);
            return null;
        });
        if (was.get()) {
            tell(uuid);
        }
    }

    /** Waits until the domain passes the test, is gone, or the time is over. */
    void await(VmUuid uuid, Predicate<SimulatedDomain> test, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (changed) {
            for (SimulatedDomain now = domains.get(uuid); now != null && !test.test(now); now = domains.get(uuid)) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return;
                }
                changed.wait(left);
            }
        }
    }

    private void tell(VmUuid uuid) {
        synchronized (changed) {
            changed.notifyAll();
        }
        listener.accept(new DomainEvent.StateChanged(uuid));
    }
}
