package dev.limen.adapters.simulator;

import dev.limen.application.Undo;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The domains there are, and the disks. Each change is kept before it is seen, and told after. A disk is touched only
 * while the map of the domains holds its domain's place, so that both change together.
 */
final class SimulatedDomains {

    private final Map<VmUuid, SimulatedDomain> domains = new ConcurrentHashMap<>();
    private final Map<VmUuid, SimulatedDisk> disks = new ConcurrentHashMap<>();
    private final DomainKeeper keeper;
    private final Consumer<GuestEvent> listener;
    private final Object changed = new Object();

    SimulatedDomains(DomainKeeper keeper, Consumer<GuestEvent> listener) {
        this.keeper = keeper;
        this.listener = listener;
        keeper.domains().forEach(domain -> domains.put(domain.spec().uuid(), domain));
        keeper.disks().forEach(disk -> disks.put(disk.domain(), disk));
    }

    SimulatedDomain find(VmUuid uuid) {
        SimulatedDomain domain = domains.get(uuid);
        if (domain == null) {
            throw new HypervisorError.NoSuchGuest(uuid);
        }
        return domain;
    }

    Map<VmUuid, GuestState> states() {
        Map<VmUuid, GuestState> states = new HashMap<>();
        domains.forEach((uuid, domain) -> states.put(uuid, domain.state()));
        return states;
    }

    /** Whose disks there are. */
    Set<VmUuid> disks() {
        return Set.copyOf(disks.keySet());
    }

    SimulatedDisk disk(VmUuid uuid) {
        SimulatedDisk disk = disks.get(uuid);
        if (disk == null) {
            throw new HypervisorError.NoDisk(uuid);
        }
        return disk;
    }

    /** Adds a domain with a blank disk, unless there is one of its UUID. */
    void add(SimulatedDomain domain) {
        domains.computeIfAbsent(
                domain.spec().uuid(),
                uuid -> Undo.onFailure(undo -> {
                    undo.with(failure -> removeDisk(uuid));
                    SimulatedDisk blank = SimulatedDisk.blank(uuid);
                    keeper.save(blank);
                    disks.put(uuid, blank);
                    keeper.save(domain);
                    return domain;
                }));
    }

    /**
     * Adds a domain over the disk that is there, unless there is one of its UUID.
     *
     * @throws HypervisorError.NoDisk when there is no disk
     */
    void restore(SimulatedDomain domain) {
        AtomicBoolean isNew = new AtomicBoolean();
        domains.computeIfAbsent(domain.spec().uuid(), uuid -> {
            disk(uuid);
            keeper.save(domain);
            isNew.set(true);
            return domain;
        });
        if (isNew.get()) {
            tell(domain.spec().uuid());
        }
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
            throw new HypervisorError.NoSuchGuest(uuid);
        }
        if (differs.get()) {
            tell(uuid);
        }
    }

    /** Removes a domain and its disk; what is not there is no error. */
    void remove(VmUuid uuid) {
        AtomicBoolean was = new AtomicBoolean();
        domains.compute(uuid, (key, domain) -> {
            keeper.removeDomain(uuid);
            removeDisk(uuid);
            was.set(domain != null);
            return null;
        });
        if (was.get()) {
            tell(uuid);
        }
    }

    /** Removes a domain; its disk stays. */
    void lose(VmUuid uuid) {
        domains.computeIfPresent(uuid, (key, domain) -> {
            keeper.removeDomain(uuid);
            return null;
        });
        tell(uuid);
    }

    private void removeDisk(VmUuid uuid) {
        keeper.removeDisk(uuid);
        disks.remove(uuid);
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
        listener.accept(new GuestEvent.StateChanged(uuid));
    }
}
