package dev.limen.adapters.simulator;

import dev.limen.application.hypervisor.GuestEventDispatcher;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that can happen to a hypervisor and its guests, on request. Safe for use by many threads. */
public final class SimulatorFaults {

    private final SimulatedGuests guests;
    private final GuestEventDispatcher events;
    private final Duration delay;
    private final Map<SimulatorCall, Duration> delays = new EnumMap<>(SimulatorCall.class);
    private final Map<SimulatorCall, Queue<Supplier<? extends HypervisorError>>> failures =
            new EnumMap<>(SimulatorCall.class);
    private final Set<SimulatorCall> hanging = EnumSet.noneOf(SimulatorCall.class);
    private final Set<Neighbour> neighbours = new HashSet<>();
    private final List<SimulatorCall> waiting = new ArrayList<>();
    private boolean reachable = true;
    private boolean closed;

    SimulatorFaults(SimulatedGuests guests, GuestEventDispatcher events, Duration delay) {
        this.guests = guests;
        this.events = events;
        this.delay = delay;
    }

    /** From now on such calls take this long. */
    public synchronized void delay(SimulatorCall call, Duration time) {
        delays.put(call, time);
    }

    /** The next so many such calls fail without effect, after those that were asked to fail before. */
    public synchronized void fail(SimulatorCall call, int times, Supplier<? extends HypervisorError> error) {
        failures.computeIfAbsent(call, none -> new ArrayDeque<>()).addAll(Collections.nCopies(times, error));
    }

    /** From now on such calls do not return, until {@link #letGo}. */
    public synchronized void hang(SimulatorCall call) {
        hanging.add(call);
    }

    /** Every call that hangs goes on, and none hangs any more. */
    public synchronized void letGo() {
        hanging.clear();
        notifyAll();
    }

    /** From now on every call fails, and nothing is told; guests go on. */
    public synchronized void disconnect() {
        reachable = false;
    }

    /** Ends {@link #disconnect}; the listener is told that it may have missed something. */
    public synchronized void reconnect() {
        reachable = true;
        events.dispatch(new GuestEvent.Resync());
    }

    /** The guest powers itself off. */
    public void powerOff(VmUuid uuid) {
        guests.change(uuid, guest -> guest.isOn() ? guest.in(GuestState.OFF) : guest);
    }

    /** The guest crashes. */
    public void crash(VmUuid uuid) {
        guests.change(uuid, guest -> guest.isOn() ? guest.in(GuestState.CRASHED) : guest);
    }

    /** The guest is halted so, as by the host's storage. */
    public void halt(VmUuid uuid, GuestState halted) {
        guests.change(uuid, guest -> guest.isOn() ? guest.in(halted) : guest);
    }

    /** The guest and its storage are gone, as if somebody had removed them on the host. */
    public void vanish(VmUuid uuid) {
        guests.remove(uuid);
    }

    /** The guest is gone, as if somebody had removed its definition on the host; its disk stays. */
    public void lose(VmUuid uuid) {
        guests.lose(uuid);
    }

    /** Whether the guest powers off when asked to, from now on. */
    public void obey(VmUuid uuid, boolean whenAsked) {
        guests.change(uuid, guest -> guest.obeying(whenAsked));
    }

    /** Somebody is on the network from now on. */
    public synchronized void meet(Neighbour neighbour) {
        neighbours.add(neighbour);
    }

    /** Ends {@link #meet}. */
    public synchronized void forget(Neighbour neighbour) {
        neighbours.remove(neighbour);
    }

    synchronized Set<Neighbour> neighbours() {
        return Set.copyOf(neighbours);
    }

    /** Whether anything is told. */
    synchronized boolean isConnected() {
        return reachable;
    }

    /** Whether a call would come through at once. */
    synchronized boolean isReachable() {
        return reachable && !closed && hanging.isEmpty();
    }

    /** How many such calls have come and are delayed or hang. */
    public synchronized long waiting(SimulatorCall call) {
        return waiting.stream().filter(call::equals).count();
    }

    /** What a call goes through before it takes effect; no lock is held while it is delayed or hangs. */
    void pass(SimulatorCall call) {
        Duration time = enter(call);
        try {
            Thread.sleep(time);
            awaitTurn(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        } finally {
            leave(call);
        }
    }

    private synchronized Duration enter(SimulatorCall call) {
        waiting.add(call);
        return delays.getOrDefault(call, delay);
    }

    private synchronized void leave(SimulatorCall call) {
        waiting.remove(call);
    }

    private synchronized void awaitTurn(SimulatorCall call) throws InterruptedException {
        while (hanging.contains(call)) {
            wait();
        }
        if (!reachable || closed) {
            throw new HypervisorError.Unavailable();
        }
        Queue<Supplier<? extends HypervisorError>> asked = failures.getOrDefault(call, new ArrayDeque<>());
        if (!asked.isEmpty()) {
            throw asked.remove().get();
        }
    }

    /** Calls that hang fail, and so does every later one. */
    synchronized void close() {
        closed = true;
        letGo();
    }
}
