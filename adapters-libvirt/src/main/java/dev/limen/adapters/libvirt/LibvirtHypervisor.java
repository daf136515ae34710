package dev.limen.adapters.libvirt;

import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.connection.ConnectionPool;
import dev.limen.adapters.libvirt.connection.ConnectionSupervisor;
import dev.limen.adapters.libvirt.dispatch.Bulkheads;
import dev.limen.adapters.libvirt.guest.Definitions;
import dev.limen.adapters.libvirt.guest.DomainEventListener;
import dev.limen.adapters.libvirt.guest.DomainStates;
import dev.limen.adapters.libvirt.guest.Power;
import dev.limen.adapters.libvirt.guest.Removal;
import dev.limen.adapters.libvirt.host.NodeCounters;
import dev.limen.adapters.libvirt.network.Neighbours;
import dev.limen.adapters.libvirt.screen.Screens;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.adapters.libvirt.storage.DiskPool;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.application.hypervisor.GuestEventDispatcher;
import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.Hosts;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestFinding;
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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** QEMU through libvirt. What takes it long to answer holds up nothing that it can answer at once: {@link Bulkheads}. */
public final class LibvirtHypervisor implements Hypervisor {

    /** Memory of a running guest is never changed: see {@link dev.limen.adapters.libvirt.guest.DomainXml}. */
    private static final Set<Capability> CAPABILITIES = Set.of(Capability.PAUSE, Capability.LIVE_CPU);

    private static final Set<Capability> LOCAL_CAPABILITIES =
            Set.of(Capability.PAUSE, Capability.LIVE_CPU, Capability.SCREEN);

    private final GuestEventDispatcher events = new GuestEventDispatcher("libvirt-listener");
    private final ConnectionPool connections;
    private final Bulkheads bulkheads;
    private final ConnectionSupervisor supervisor;
    private final Power power;
    private final Disks disks;
    private final Definitions definitions;
    private final Removal removal;
    private final Screens screens;
    private final Set<Capability> capabilities;
    private final Neighbours neighbours;

    private LibvirtHypervisor(LibvirtSettings settings, Function<ImageFile, Path> images) {
        connections = new ConnectionPool(settings, new DomainEventListener(events));
        bulkheads = Bulkheads.over(connections, settings);
        supervisor = new ConnectionSupervisor(connections, settings, this::resync);
        power = new Power(bulkheads);
        disks = new Disks(new DiskPool(settings.diskDirectory()));
        definitions = new Definitions(bulkheads, disks, settings.network(), supervisor::facts, images);
        removal = new Removal(bulkheads, power, disks);
        screens = new Screens(bulkheads);
        capabilities = settings.isLocal() ? LOCAL_CAPABILITIES : CAPABILITIES;
        neighbours = new Neighbours(settings.network(), settings.isLocal());
    }

    /**
     * Does not fail when libvirt is away: calls are {@link HypervisorError.Unavailable} until it comes. After every
     * connection the listener is told {@link GuestEvent.Resync}.
     *
     * @param images where the files of images lie on the host of libvirt
     */
    public static LibvirtHypervisor open(LibvirtSettings settings, Function<ImageFile, Path> images) {
        speakUtf8();
        LibvirtHypervisor hypervisor = new LibvirtHypervisor(settings, images);
        hypervisor.supervisor.start();
        return hypervisor;
    }

    /** As above, for guests without images. */
    static LibvirtHypervisor open(LibvirtSettings settings) {
        return open(settings, image -> {
            throw new HypervisorError.Refused(Refusal.MEDIUM_MISSING);
        });
    }

    /** libvirt does; JNA would follow the locale instead, and reads this property when it is first used. */
    private static void speakUtf8() {
        if (System.getProperty("jna.encoding") == null) {
            System.setProperty("jna.encoding", "UTF-8");
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Hosts hosts() {
        return Hosts.of(supervisor.facts().host());
    }

    @Override
    public HostCounters hostCounters() {
        return bulkheads.probes().call("look at the host", NodeCounters::read);
    }

    @Override
    public boolean answers() {
        try {
            return connections.isUp()
                    && bulkheads.probes().call("answer", connection -> connection.getLibVersion() > 0);
        } catch (HypervisorError none) {
            return false;
        }
    }

    @Override
    public Set<GuestFinding> define(GuestSpec spec) {
        return definitions.define(spec);
    }

    @Override
    public Set<GuestFinding> start(VmUuid uuid) {
        return power.start(uuid);
    }

    @Override
    public void stop(VmUuid uuid, Duration grace) {
        power.stop(uuid, grace);
    }

    @Override
    public void pause(VmUuid uuid) {
        power.pause(uuid);
    }

    @Override
    public void resume(VmUuid uuid) {
        power.resume(uuid);
    }

    @Override
    public void resize(VmUuid uuid, VmSize size) {
        definitions.resize(uuid, size);
    }

    @Override
    public void discardSavedState(VmUuid uuid) {
        definitions.discardSavedState(uuid);
    }

    @Override
    public void undefine(VmUuid uuid) {
        removal.remove(uuid);
    }

    @Override
    public GuestState state(VmUuid uuid) {
        return power.state(uuid);
    }

    @Override
    public Map<VmUuid, GuestState> states() {
        return bulkheads.lists().call("list the virtual machines", DomainStates::ofAll);
    }

    @Override
    public GuestDescription describe(VmUuid uuid) {
        return definitions.describe(uuid);
    }

    @Override
    public Set<Neighbour> neighbours() {
        return bulkheads.lists().call("list who is on the network", neighbours::find);
    }

    @Override
    public Set<VmUuid> disks() {
        return bulkheads.lists().call("list the disks", disks::owners);
    }

    @Override
    public void redefine(GuestSpec spec) {
        definitions.redefine(spec);
    }

    @Override
    public void connectScreen(VmUuid uuid, LocalSocket listener) {
        if (!capabilities.contains(Capability.SCREEN)) {
            throw new HypervisorError.NotSupported(Capability.SCREEN);
        }
        screens.connect(uuid, listener);
    }

    private void resync() {
        events.dispatch(new GuestEvent.Resync());
    }

    /** Nobody has heard yet of a connection that stands. */
    @Override
    public void listen(Consumer<GuestEvent> listener) {
        events.listen(listener);
        if (connections.isUp()) {
            resync();
        }
    }

    /** Also waits for calls in flight, for some seconds. */
    @Override
    public void close() {
        bulkheads.close();
        supervisor.close();
        events.close();
    }

    /** For tests of the bound. */
    int queuedOperations() {
        return bulkheads.operations().queued();
    }

    /** For looks and pokes of tests, on a connection that operations use. */
    <T> T onConnection(NativeCall<NativeConnection, T> call) {
        return bulkheads.operations().call("be tested", call);
    }
}
