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
 * The guests there are, and the disks. Each change is stored before it is seen, and told after. A disk is touched only
 * while the map of the guests holds its guest's place, so that both change together.
 */
final class SimulatedGuests {

    private final Map<VmUuid, SimulatedGuest> guests = new ConcurrentHashMap<>();
    private final Map<VmUuid, SimulatedDisk> disks = new ConcurrentHashMap<>();
    private final GuestStore store;
    private final Consumer<GuestEvent> listener;
    private final Object changed = new Object();

    SimulatedGuests(GuestStore store, Consumer<GuestEvent> listener) {
        this.store = store;
        this.listener = listener;
        store.guests().forEach(guest -> guests.put(guest.spec().uuid(), guest));
        store.disks().forEach(disk -> disks.put(disk.guest(), disk));
    }

    SimulatedGuest find(VmUuid uuid) {
        SimulatedGuest guest = guests.get(uuid);
        if (guest == null) {
            throw new HypervisorError.NoSuchGuest(uuid);
        }
        return guest;
    }

    boolean exists(VmUuid uuid) {
        return guests.containsKey(uuid);
    }

    /** Whether there is such a guest and it is on. */
    boolean isOn(VmUuid uuid) {
        SimulatedGuest guest = guests.get(uuid);
        return guest != null && guest.isOn();
    }

    Map<VmUuid, GuestState> states() {
        Map<VmUuid, GuestState> states = new HashMap<>();
        guests.forEach((uuid, guest) -> states.put(uuid, guest.state()));
        return states;
    }

    /** MiB of all guests that are on. */
    long memoryInUse() {
        return guests.values().stream()
                .filter(SimulatedGuest::isOn)
                .mapToLong(guest -> guest.spec().size().load().memoryMiB())
                .sum();
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

    /** Adds a guest with a disk of its own, unless there is one of its UUID. */
    void add(SimulatedGuest guest) {
        guests.computeIfAbsent(
                guest.spec().uuid(),
                uuid -> Undo.onFailure(undo -> {
                    undo.with(failure -> removeDisk(uuid));
                    SimulatedDisk disk = SimulatedDisk.of(guest.spec());
                    store.save(disk);
                    disks.put(uuid, disk);
                    store.save(guest);
                    return guest;
                }));
    }

    /**
     * Adds a guest over the disk that is there, unless there is one of its UUID.
     *
     * @throws HypervisorError.NoDisk when there is no disk
     */
    void restore(SimulatedGuest guest) {
        AtomicBoolean isNew = new AtomicBoolean();
        guests.computeIfAbsent(guest.spec().uuid(), uuid -> {
            disk(uuid);
            store.save(guest);
            isNew.set(true);
            return guest;
        });
        if (isNew.get()) {
            tell(guest.spec().uuid());
        }
    }

    /** Changes one guest, all or nothing; two changes of the same guest follow each other. */
    void change(VmUuid uuid, UnaryOperator<SimulatedGuest> how) {
        AtomicBoolean differs = new AtomicBoolean();
        SimulatedGuest now = guests.computeIfPresent(uuid, (key, guest) -> {
            SimulatedGuest next = how.apply(guest);
            if (!next.equals(guest)) {
                store.save(next);
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

    /** Removes a guest and its disk; what is not there is no error. */
    void remove(VmUuid uuid) {
        AtomicBoolean was = new AtomicBoolean();
        guests.compute(uuid, (key, guest) -> {
            store.removeGuest(uuid);
            removeDisk(uuid);
            was.set(guest != null);
            return null;
        });
        if (was.get()) {
            tell(uuid);
        }
    }

    /** Removes a guest; its disk stays. */
    void lose(VmUuid uuid) {
        guests.computeIfPresent(uuid, (key, guest) -> {
            store.removeGuest(uuid);
            return null;
        });
        tell(uuid);
    }

    private void removeDisk(VmUuid uuid) {
        store.removeDisk(uuid);
        disks.remove(uuid);
    }

    /** Waits until the guest passes the test, is gone, or the time is over. */
    void await(VmUuid uuid, Predicate<SimulatedGuest> test, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (changed) {
            for (SimulatedGuest now = guests.get(uuid); now != null && !test.test(now); now = guests.get(uuid)) {
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
