package dev.limen.adapters.simulator;

import dev.limen.adapters.simulator.screen.SimulatedScreens;
import dev.limen.application.hypervisor.GuestEventDispatcher;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.Hosts;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hypervisor that only pretends: nothing runs, and everything behaves as if it did. Running guests can grow, but not
 * shrink, as most real ones.
 */
public final class SimulatedHypervisor implements Hypervisor {

    private final long begin = System.nanoTime();
    private final Hosts hosts;
    private final boolean guestsObey;
    private final GuestEventDispatcher events = new GuestEventDispatcher("simulator-listener");
    private final Predicate<ImageFile> images;
    private final SimulatedGuests guests;
    private final SimulatorFaults faults;
    private final SimulatedScreens screens;

    /**
     * A simulator with the guests that its directory keeps.
     *
     * @throws HypervisorError.Failed when the directory cannot be used
     */
    public SimulatedHypervisor(SimulatorSettings settings) {
        this(settings, image -> true);
    }

    /**
     * As above.
     *
     * @param images whether the file of an image is there
     */
    public SimulatedHypervisor(SimulatorSettings settings, Predicate<ImageFile> images) {
        this.images = images;
        Path directory = settings.directory();
        hosts = Hosts.of(settings.host());
        guestsObey = settings.guestsObey();
        guests = new SimulatedGuests(directory == null ? GuestStore.NONE : new GuestFiles(directory), this::tell);
        faults = new SimulatorFaults(guests, events, settings.delay());
        screens = new SimulatedScreens(guests::isOn);
    }

    /** Where to ask for trouble. */
    public SimulatorFaults faults() {
        return faults;
    }

    SimulatedGuests guests() {
        return guests;
    }

    private void tell(GuestEvent event) {
        if (event instanceof GuestEvent.StateChanged(VmUuid uuid)) {
            screens.endIfOff(uuid);
        }
        if (faults.isConnected()) {
            events.dispatch(event);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Hosts hosts() {
        return hosts;
    }

    /** Nothing runs, so its processors are never busy; but guests that are on have their memory. */
    @Override
    public HostCounters hostCounters() {
        if (!faults.isReachable()) {
            throw new HypervisorError.Unavailable();
        }
        Duration idle = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(hosts.cores());
        long free = Math.max(0, hosts.memoryMiB() - guests.memoryInUse());
        return new HostCounters(
                Math.toIntExact(hosts.cores()), Duration.ZERO, idle, hosts.memoryMiB() << 20, free << 20);
    }

    @Override
    public boolean answers() {
        return faults.isReachable();
    }

    @Override
    public Set<GuestFinding> define(GuestSpec spec) {
        faults.pass(SimulatorCall.DEFINE);
        @Nullable GuestImage image = spec.image();
        if (image != null && image.forDisk() && !guests.exists(spec.uuid()) && !images.test(image.file())) {
            throw new HypervisorError.Refused(Refusal.MEDIUM_MISSING);
        }
        guests.add(new SimulatedGuest(spec, GuestState.OFF, guestsObey));
        return Set.of();
    }

    @Override
    public Set<GuestFinding> start(VmUuid uuid) {
        faults.pass(SimulatorCall.START);
        boolean emptied = hasLostCd(guests.find(uuid));
        guests.change(uuid, SimulatedHypervisor::started);
        return emptied ? Set.of(GuestFinding.MEDIUM_MISSING) : Set.of();
    }

    private boolean hasLostCd(SimulatedGuest guest) {
        @Nullable GuestImage image = guest.spec().image();
        return image != null && !image.forDisk() && !guest.isOn() && !images.test(image.file());
    }

    private static SimulatedGuest started(SimulatedGuest guest) {
        return switch (guest.state()) {
            case RUNNING -> guest;
            case OFF, CRASHED -> guest.in(GuestState.RUNNING);
            case PAUSED, HALTED_BY_STORAGE, HALTED_BY_WATCHDOG, HALTED ->
                throw new HypervisorError.WrongState("The virtual machine is Paused: resume it instead.");
        };
    }

    @Override
    public void stop(VmUuid uuid, Duration grace) {
        faults.pass(SimulatorCall.STOP);
        guests.find(uuid);
        awaitPowerOff(uuid, grace);
        guests.change(uuid, guest -> guest.in(GuestState.OFF));
    }

    private void awaitPowerOff(VmUuid uuid, Duration grace) {
        try {
            guests.await(uuid, guest -> guest.obeys() || guest.state() != GuestState.RUNNING, grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    @Override
    public void pause(VmUuid uuid) {
        faults.pass(SimulatorCall.PAUSE);
        guests.change(uuid, SimulatedHypervisor::paused);
    }

    private static SimulatedGuest paused(SimulatedGuest guest) {
        if (guest.state().isHalted()) {
            throw new HypervisorError.WrongState("The virtual machine is halted by a fault.");
        }
        return on(guest).in(GuestState.PAUSED);
    }

    @Override
    public void resume(VmUuid uuid) {
        faults.pass(SimulatorCall.RESUME);
        guests.change(uuid, guest -> on(guest).in(GuestState.RUNNING));
    }

    private static SimulatedGuest on(SimulatedGuest guest) {
        if (!guest.isOn()) {
            throw new HypervisorError.WrongState("The virtual machine is off.");
        }
        return guest;
    }

    @Override
    public void resize(VmUuid uuid, VmSize size) {
        faults.pass(SimulatorCall.RESIZE);
        guests.change(uuid, guest -> resized(guest, size));
    }

    private static SimulatedGuest resized(SimulatedGuest guest, VmSize size) {
        VmSize current = guest.spec().size();
        VmSize target = new VmSize(size.cpu(), size.memory(), current.disk());
        if (guest.isOn() && !target.max(current).equals(target)) {
            throw new HypervisorError.NotLive();
        }
        return guest.of(target);
    }

    /** Nobody can save one. */
    @Override
    public void discardSavedState(VmUuid uuid) {
        faults.pass(SimulatorCall.RESIZE);
        guests.find(uuid);
    }

    @Override
    public void undefine(VmUuid uuid) {
        faults.pass(SimulatorCall.UNDEFINE);
        guests.remove(uuid);
    }

    @Override
    public GuestState state(VmUuid uuid) {
        faults.pass(SimulatorCall.STATE);
        return guests.find(uuid).state();
    }

    @Override
    public Map<VmUuid, GuestState> states() {
        faults.pass(SimulatorCall.STATES);
        return guests.states();
    }

    @Override
    public GuestDescription describe(VmUuid uuid) {
        faults.pass(SimulatorCall.DESCRIBE);
        return GuestDescription.of(guests.find(uuid).spec());
    }

    /** Guests that run nothing are met only where somebody asks for it. */
    @Override
    public Set<Neighbour> neighbours() {
        faults.pass(SimulatorCall.NEIGHBOURS);
        return faults.neighbours();
    }

    @Override
    public Set<VmUuid> disks() {
        faults.pass(SimulatorCall.DISKS);
        return guests.disks();
    }

    @Override
    public void redefine(GuestSpec spec) {
        faults.pass(SimulatorCall.REDEFINE);
        guests.restore(new SimulatedGuest(spec, GuestState.OFF, guestsObey));
    }

    @Override
    public void connectScreen(VmUuid uuid, LocalSocket listener) {
        faults.pass(SimulatorCall.SCREEN);
        on(guests.find(uuid));
        screens.connect(uuid, listener);
    }

    @Override
    public void listen(Consumer<GuestEvent> listener) {
        events.listen(listener);
    }

    @Override
    public void close() {
        faults.close();
        screens.close();
        events.close();
    }
}
