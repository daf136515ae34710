package dev.limen.contract.hypervisor.screen;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Screens that say which version of RFB they speak, and leave the rest to the test. */
public final class FakeScreens {

    private static final String VERSION = "RFB 003.008\n";

    private final Map<VmUuid, List<SocketChannel>> connected = new ConcurrentHashMap<>();

    public void connect(VmUuid uuid, LocalSocket listener) {
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(listener.path()));
            channel.write(ByteBuffer.wrap(VERSION.getBytes(StandardCharsets.US_ASCII)));
            connected
                    .computeIfAbsent(uuid, first -> new CopyOnWriteArrayList<>())
                    .add(channel);
        } catch (IOException nobodyListens) {
            throw new HypervisorError.Failed("The hypervisor could not show the screen.", nobodyListens);
        }
    }

    /** The guest's sides of the connections there have been to a guest's screen since it was switched on, oldest first. */
    public List<SocketChannel> of(VmUuid uuid) {
        return connected.getOrDefault(uuid, List.of());
    }

    public void end(VmUuid uuid) {
        List<SocketChannel> ended = connected.remove(uuid);
        if (ended != null) {
            ended.forEach(FakeScreens::close);
        }
    }

    public void close() {
        new ArrayList<>(connected.keySet()).forEach(this::end);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
