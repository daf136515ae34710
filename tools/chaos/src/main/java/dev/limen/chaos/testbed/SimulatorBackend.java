package dev.limen.chaos.testbed;

import dev.limen.adapters.simulator.SimulatedHypervisor;
import dev.limen.adapters.simulator.SimulatorSettings;
import dev.limen.chaos.remote.HypervisorServer;
import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The simulator, in this process, behind a server that can be killed. */
final class SimulatorBackend implements HypervisorBackend {

    private static final Host HOST = new Host("simulator", "simulator", 1024, 4_194_304, 64);

    private final int port;
    private final SimulatedHypervisor simulator;
    private final HypervisorServer server;

    public SimulatorBackend(Duration delay) {
        port = FreePorts.free();
        simulator = new SimulatedHypervisor(new SimulatorSettings(HOST, delay, null, true));
        server = new HypervisorServer(simulator, port);
        server.start();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("LIMEN_HYPERVISOR", "simulator", "LIMEN_CHAOS_HYPERVISOR", Integer.toString(port));
    }

    @Override
    public void killDaemon() {
        server.kill();
    }

    @Override
    public void startDaemon() {
        server.start();
    }

    @Override
    public void freezeDaemon() {
        server.freeze();
    }

    @Override
    public void thawDaemon() {
        server.thaw();
    }

    @Override
    public void startGuest(UUID uuid) {
        simulator.start(new VmUuid(uuid));
    }

    @Override
    public void killGuests(Collection<UUID> uuids) {
        uuids.forEach(uuid -> simulator.faults().crash(new VmUuid(uuid)));
    }

    @Override
    public boolean killGuest(UUID uuid) {
        VmUuid vm = new VmUuid(uuid);
        try {
            GuestState before = simulator.state(vm);
            simulator.faults().crash(vm);
            return before == GuestState.RUNNING || before == GuestState.PAUSED;
        } catch (HypervisorError.NoSuchGuest none) {
            return false;
        }
    }

    @Override
    public Map<UUID, BackendGuest> domains() {
        Map<UUID, BackendGuest> found = new HashMap<>();
        simulator.states().forEach((uuid, state) -> size(uuid)
                .ifPresent(size -> found.put(
                        uuid.value(),
                        new BackendGuest(
                                state, size.cpu().value(), size.memory().value()))));
        return found;
    }

    /** Absent when the domain has just been removed. */
    private Optional<VmSize> size(VmUuid uuid) {
        try {
            return Optional.of(simulator.describe(uuid).spec().size());
        } catch (HypervisorError.NoSuchGuest gone) {
            return Optional.empty();
        }
    }

    @Override
    public Set<UUID> disks() {
        return simulator.disks().stream().map(VmUuid::value).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.kill();
        simulator.close();
    }
}
