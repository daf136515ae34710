package dev.limen.adapters.simulator.screen;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The connections to the screens of guests that are on, each served on a virtual thread of its own. */
public final class SimulatedScreens {

    private final Predicate<VmUuid> isOn;
    private final Map<VmUuid, SimulatedScreen> screens = new ConcurrentHashMap<>();
    private final Map<VmUuid, Set<SocketChannel>> connected = new ConcurrentHashMap<>();

    /** @param isOn whether there is such a guest and it is on */
    public SimulatedScreens(Predicate<VmUuid> isOn) {
        this.isOn = isOn;
    }

    /** Connects the screen of a guest that is on. */
    public void connect(VmUuid uuid, LocalSocket listener) {
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(listener.path()));
            SimulatedScreen screen = screens.computeIfAbsent(uuid, first -> new SimulatedScreen());
            connected
                    .computeIfAbsent(uuid, first -> ConcurrentHashMap.newKeySet())
                    .add(channel);
            Thread.ofVirtual().name("simulated-screen").start(() -> serve(uuid, screen, channel));
        } catch (IOException nobodyListens) {
            throw new HypervisorError.Failed("The hypervisor could not show the screen.", nobodyListens);
        }
        endIfOff(uuid);
    }

    private void serve(VmUuid uuid, SimulatedScreen screen, SocketChannel channel) {
        try (channel) {
            new RfbConnection(screen, channel).serve();
        } catch (IOException ended) {
            // The guest or who looks at it has gone.
        } finally {
            Set<SocketChannel> others = connected.get(uuid);
            if (others != null) {
                others.remove(channel);
            }
        }
    }

    /** Ends the connections to the screen of a guest that is not on any more. */
    public void endIfOff(VmUuid uuid) {
        if (!isOn.test(uuid)) {
            screens.remove(uuid);
            Set<SocketChannel> ending = connected.remove(uuid);
            if (ending != null) {
                ending.forEach(SimulatedScreens::close);
            }
        }
    }

    public void close() {
        connected.values().forEach(channels -> channels.forEach(SimulatedScreens::close));
        connected.clear();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, and that was wanted.
        }
    }
}
