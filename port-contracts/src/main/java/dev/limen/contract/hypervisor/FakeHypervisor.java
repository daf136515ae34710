package dev.limen.contract.hypervisor;

import dev.limen.contract.hypervisor.screen.FakeScreens;
import dev.limen.domain.host.Host;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.HostLoad;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The simplest hypervisor there can be: guests obey at once, and running ones cannot be resized unless a test allows
 * it. Tests say with {@link #before} and {@link #after} what happens in the middle of a call, such as a failure.
 */
public final class FakeHypervisor implements Hypervisor {

    /** The calls in whose middle something can happen. */
    public enum Call {
        DEFINE,
        START,
        STOP,
        PAUSE,
        RESUME,
        RESIZE,
        UNDEFINE,
        STATE,
        STATES,
        DESCRIBE,
        DISKS,
        REDEFINE,
        SCREEN,
        HOST_COUNTERS,
        NEIGHBOURS
    }

    private record Guest(GuestSpec spec, GuestState state, Set<GuestFinding> findings) {
        static Guest of(GuestSpec spec) {
            return new Guest(spec, GuestState.OFF, Set.of());
        }

        Guest in(GuestState other) {
            return new Guest(spec, other, findings);
        }

        Guest of(VmSize size) {
            return new Guest(spec.sized(size), state, findings);
        }

        Guest with(GuestFinding finding) {
            Set<GuestFinding> more = new HashSet<>(findings);
            more.add(finding);
            return new Guest(spec, state, Set.copyOf(more));
        }

        Guest without(GuestFinding finding) {
            Set<GuestFinding> fewer = new HashSet<>(findings);
            fewer.remove(finding);
            return new Guest(spec, state, Set.copyOf(fewer));
        }
    }

    private final Hosts hosts;
    private final Set<Capability> capabilities = ConcurrentHashMap.newKeySet();
    private final Map<VmUuid, Guest> guests = new ConcurrentHashMap<>();
    private final Map<VmUuid, String> disks = new ConcurrentHashMap<>();
    private final Map<VmUuid, VmSize> saved = new ConcurrentHashMap<>();
    private final Map<VmUuid, ImageFile> clones = new ConcurrentHashMap<>();
    private final Set<ImageFile> lostImages = ConcurrentHashMap.newKeySet();
    private final Map<VmUuid, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<Call, Runnable> before = new ConcurrentHashMap<>();
    private final Map<Call, Runnable> after = new ConcurrentHashMap<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("fake-hypervisor").factory());
    private volatile Consumer<GuestEvent> listener = event -> {};
    private final FakeScreens screens = new FakeScreens();
    private final List<Duration> graces = new CopyOnWriteArrayList<>();
    private final Set<Neighbour> neighbours = ConcurrentHashMap.newKeySet();
    private volatile HostCounters counters;
    private volatile boolean networkActive = true;
    private volatile boolean answers = true;
    private volatile boolean connected = true;

    public FakeHypervisor() {
        this(new Host("fake", "Fake", 16, 65_536, 16));
    }

    public FakeHypervisor(Host host) {
        this.hosts = Hosts.of(host);
        long memory = host.memoryMiB() << 20;
        this.counters = new HostCounters(host.cores(), Duration.ZERO, Duration.ZERO, memory, memory);
        capabilities.addAll(Set.of(Capability.PAUSE, Capability.SCREEN));
    }

    /** Runs once, when the next such call comes, before it takes effect; what it throws fails the call. */
    public void before(Call call, Runnable then) {
        before.put(call, then);
    }

    /** Runs once, when the next such call has taken effect; what it throws fails the call. */
    public void after(Call call, Runnable then) {
        after.put(call, then);
    }

    /** The next such call fails and has no effect. */
    public void fail(Call call, HypervisorError error) {
        before(call, () -> {
            throw error;
        });
    }

    /** Somebody is on the network from now on. */
    public void meet(Neighbour neighbour) {
        neighbours.add(neighbour);
    }

    /** Nobody is on the network from now on. */
    public void clearNetwork() {
        neighbours.clear();
    }

    /** What the hosts count from now on. */
    public void setCounters(HostCounters counters) {
        this.counters = counters;
    }

    public void setAnswers(boolean answers) {
        this.answers = answers;
    }

    /** From now on every call fails as that of a hypervisor that is gone. */
    public void disconnect() {
        connected = false;
        answers = false;
    }

    /** From now on running guests can be resized. */
    public void allowLiveResize() {
        capabilities.addAll(Set.of(Capability.LIVE_CPU, Capability.LIVE_MEMORY));
    }

    /** From now on guests cannot be paused. */
    public void forbidPausing() {
        capabilities.remove(Capability.PAUSE);
    }

    /** From now on guests have no screen. */
    public void forbidScreens() {
        capabilities.remove(Capability.SCREEN);
    }

    /** The screens that are connected, on whose other side a test can be the guest. */
    public FakeScreens screens() {
        return screens;
    }

    /** The graces of all stops so far, in order. */
    public List<Duration> graces() {
        return List.copyOf(graces);
    }

    /** Changes a guest behind LIMEN's back. */
    public void put(VmUuid uuid, GuestState state) {
        change(uuid, guest -> guest.in(state));
    }

    /** Makes a guest vanish behind LIMEN's back; its disk stays. */
    public void forget(VmUuid uuid) {
        guests.remove(uuid);
        tell(uuid);
    }

    /** Something is found about the guest from now on. */
    public void find(VmUuid uuid, GuestFinding finding) {
        change(uuid, guest -> guest.with(finding));
    }

    /** Saves the memory of a guest that runs, behind LIMEN's back. */
    public void save(VmUuid uuid) {
        saved.put(uuid, find(uuid).spec().size());
        change(uuid, guest -> guest.in(GuestState.OFF).with(GuestFinding.SAVED_STATE));
    }

    /** Gives a guest another size, behind LIMEN's back. */
    public void plug(VmUuid uuid, VmSize size) {
        change(uuid, guest -> guest.of(size));
    }

    /** Whether guests are plugged into a network from now on. */
    public void setNetworkActive(boolean active) {
        networkActive = active;
    }

    /** From now on nothing of the guest can be removed, for this reason, until {@link #letRemove}. */
    public void refuseRemoval(VmUuid uuid, Refusal reason) {
        refusals.put(uuid, reason);
    }

    /** Ends {@link #refuseRemoval}. */
    public void letRemove(VmUuid uuid) {
        refusals.remove(uuid);
    }

    /** Writes this on the guest's disk, in place of what stood there. */
    public void scribble(VmUuid uuid, String text) {
        disks.put(uuid, text);
    }

    /** What stands on the disk, if there is one. */
    public Optional<String> disk(VmUuid uuid) {
        return Optional.ofNullable(disks.get(uuid));
    }

    /** The file of an image is gone from now on. */
    public void loseImage(ImageFile image) {
        lostImages.add(image);
    }

    /** The image that the disk began with. */
    public Optional<ImageFile> cloned(VmUuid uuid) {
        return Optional.ofNullable(clones.get(uuid));
    }

    public boolean isLost(ImageFile image) {
        return lostImages.contains(image);
    }

    public boolean knows(VmUuid uuid) {
        return guests.containsKey(uuid);
    }

    public HostLoad sizeOf(VmUuid uuid) {
        return find(uuid).spec().size().load();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public Hosts hosts() {
        return hosts;
    }

    @Override
    public HostCounters hostCounters() {
        return during(Call.HOST_COUNTERS, () -> counters);
    }

    @Override
    public boolean answers() {
        return answers;
    }

    @Override
    public Set<GuestFinding> define(GuestSpec spec) {
        Guest defined = networkActive ? Guest.of(spec) : Guest.of(spec).with(GuestFinding.USER_NETWORK);
        during(Call.DEFINE, () -> {
            if (!guests.containsKey(spec.uuid())) {
                takeDisk(spec);
                guests.put(spec.uuid(), defined);
            }
        });
        return defined.findings();
    }

    private void takeDisk(GuestSpec spec) {
        @Nullable GuestImage image = spec.image();
        if (image != null && image.forDisk()) {
            if (isLost(image.file())) {
                throw new HypervisorError.Refused(Refusal.MEDIUM_MISSING);
            }
            clones.put(spec.uuid(), image.file());
        }
        disks.put(spec.uuid(), "");
    }

    @Override
    public void redefine(GuestSpec spec) {
        during(Call.REDEFINE, () -> {
            if (!disks.containsKey(spec.uuid())) {
                throw new HypervisorError.NoDisk(spec.uuid());
            }
            guests.merge(spec.uuid(), Guest.of(spec), (there, unused) -> renamedBack(there));
        });
        tell(spec.uuid());
    }

    private static Guest renamedBack(Guest guest) {
        if (guest.findings().contains(GuestFinding.RENAMED) && guest.state() != GuestState.OFF) {
            throw new HypervisorError.WrongState("It is on.");
        }
        return guest.without(GuestFinding.RENAMED);
    }

    @Override
    public Set<GuestFinding> start(VmUuid uuid) {
        return during(Call.START, () -> {
            @Nullable GuestImage image = find(uuid).spec().image();
            boolean lost = image != null && !image.forDisk() && isLost(image.file());
            switchOn(uuid);
            return lost ? Set.of(GuestFinding.MEDIUM_MISSING) : Set.of();
        });
    }

    private void switchOn(VmUuid uuid) {
        change(uuid, guest -> {
            if (guest.state() == GuestState.PAUSED || guest.state().isHalted()) {
                throw new HypervisorError.WrongState("It is paused.");
            }
            VmSize size = saved.remove(uuid);
            Guest awake = guest.without(GuestFinding.SAVED_STATE).in(GuestState.RUNNING);
            return size == null ? awake : awake.of(size);
        });
    }

    @Override
    public void stop(VmUuid uuid, Duration grace) {
        graces.add(grace);
        during(Call.STOP, () -> change(uuid, guest -> guest.in(GuestState.OFF)));
    }

    @Override
    public void pause(VmUuid uuid) {
        requirePausing();
        during(
                Call.PAUSE,
                () -> change(uuid, guest -> {
                    if (guest.state().isHalted()) {
                        throw new HypervisorError.WrongState("It is halted.");
                    }
                    return whatIsOn(guest).in(GuestState.PAUSED);
                }));
    }

    @Override
    public void resume(VmUuid uuid) {
        requirePausing();
        during(Call.RESUME, () -> change(uuid, guest -> whatIsOn(guest).in(GuestState.RUNNING)));
    }

    @Override
    public void resize(VmUuid uuid, VmSize size) {
        during(
                Call.RESIZE,
                () -> change(uuid, guest -> {
                    VmSize before = saved.get(uuid);
                    if (before != null && !before.load().equals(size.load())) {
                        throw new HypervisorError.Refused(Refusal.SAVED_STATE);
                    }
                    if (guest.state() != GuestState.OFF) {
                        requireLive(guest.spec().size().load(), size.load());
                    }
                    return networkActive && guest.state() == GuestState.OFF
                            ? guest.of(size).without(GuestFinding.USER_NETWORK)
                            : guest.of(size);
                }));
    }

    private void requirePausing() {
        if (!capabilities.contains(Capability.PAUSE)) {
            throw new HypervisorError.NotSupported(Capability.PAUSE);
        }
    }

    private void requireLive(HostLoad before, HostLoad after) {
        boolean cpu = before.cores() == after.cores() || capabilities.contains(Capability.LIVE_CPU);
        boolean memory = before.memoryMiB() == after.memoryMiB() || capabilities.contains(Capability.LIVE_MEMORY);
        if (!cpu || !memory) {
            throw new HypervisorError.NotLive();
        }
    }

    @Override
    public void discardSavedState(VmUuid uuid) {
        saved.remove(uuid);
        change(uuid, guest -> guest.without(GuestFinding.SAVED_STATE));
    }

    @Override
    public void undefine(VmUuid uuid) {
        during(Call.UNDEFINE, () -> {
            if (refusals.containsKey(uuid)) {
                throw new HypervisorError.Refused(refusals.get(uuid));
            }
            disks.remove(uuid);
            clones.remove(uuid);
            forget(uuid);
        });
    }

    @Override
    public GuestState state(VmUuid uuid) {
        return during(Call.STATE, () -> find(uuid).state());
    }

    @Override
    public Map<VmUuid, GuestState> states() {
        during(Call.STATES, () -> {});
        Map<VmUuid, GuestState> states = new HashMap<>();
        guests.forEach((uuid, guest) -> states.put(uuid, guest.state()));
        return states;
    }

    @Override
    public GuestDescription describe(VmUuid uuid) {
        during(Call.DESCRIBE, () -> {});
        return new GuestDescription(find(uuid).spec(), find(uuid).findings());
    }

    @Override
    public Set<Neighbour> neighbours() {
        return during(Call.NEIGHBOURS, () -> Set.copyOf(neighbours));
    }

    @Override
    public Set<VmUuid> disks() {
        during(Call.DISKS, () -> {});
        return Set.copyOf(disks.keySet());
    }

    @Override
    public void connectScreen(VmUuid uuid, LocalSocket listener) {
        if (!capabilities.contains(Capability.SCREEN)) {
            throw new HypervisorError.NotSupported(Capability.SCREEN);
        }
        during(Call.SCREEN, () -> {
            whatIsOn(find(uuid));
            screens.connect(uuid, listener);
        });
    }

    @Override
    public void listen(Consumer<GuestEvent> newListener) {
        listener = newListener;
    }

    @Override
    public void close() {
        teller.shutdownNow();
        screens.close();
    }

    private static Guest whatIsOn(Guest guest) {
        if (guest.state() == GuestState.OFF || guest.state() == GuestState.CRASHED) {
            throw new HypervisorError.WrongState("It is off.");
        }
        return guest;
    }

    private void during(Call call, Runnable effect) {
        during(call, () -> {
            effect.run();
            return call;
        });
    }

    private <T> T during(Call call, Supplier<T> effect) {
        take(before, call);
        if (!connected) {
            throw new HypervisorError.Unavailable();
        }
        T result = effect.get();
        take(after, call);
        return result;
    }

    private static void take(Map<Call, Runnable> asked, Call call) {
        Runnable then = asked.remove(call);
        if (then != null) {
            then.run();
        }
    }

    private Guest find(VmUuid uuid) {
        Guest guest = guests.get(uuid);
        if (guest == null) {
            throw new HypervisorError.NoSuchGuest(uuid);
        }
        return guest;
    }

    private void change(VmUuid uuid, UnaryOperator<Guest> how) {
        Guest changed = guests.computeIfPresent(uuid, (key, guest) -> how.apply(guest));
        if (changed == null) {
            throw new HypervisorError.NoSuchGuest(uuid);
        }
        tell(uuid);
    }

    private void tell(VmUuid uuid) {
        Guest guest = guests.get(uuid);
        if (guest == null || guest.state() == GuestState.OFF || guest.state() == GuestState.CRASHED) {
            screens.end(uuid);
        }
        teller.execute(() -> {
            try {
                listener.accept(new GuestEvent.StateChanged(uuid));
            } catch (RuntimeException listenersOwnFault) {
                // The next change is told all the same.
            }
        });
    }
}
