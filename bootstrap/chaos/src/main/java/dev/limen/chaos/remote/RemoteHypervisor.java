package dev.limen.chaos.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.domain.host.Host;
import dev.limen.domain.host.Hosts;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A hypervisor behind a {@link HypervisorServer}: each call is a connection, on which one line asks and one answers. */
public final class RemoteHypervisor implements Hypervisor {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PULSE_MILLIS = 900;
    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();

    private final int port;
    private final ObjectMapper json = new ObjectMapper();
    private volatile Consumer<GuestEvent> listener = event -> {};
    private volatile @Nullable Hosts hosts;
    private volatile boolean closed;

    private RemoteHypervisor(int port) {
        this.port = port;
    }

    /** The hypervisor that listens on this port of the loopback address, now or later. */
    public static RemoteHypervisor on(int port) {
        RemoteHypervisor hypervisor = new RemoteHypervisor(port);
        Thread.ofPlatform().daemon().name("remote-events").start(hypervisor::hear);
        return hypervisor;
    }

    private void hear() {
        while (!closed) {
            try (Socket socket = connect(0)) {
                BufferedReader in = ask(socket, "events", List.of());
                listener.accept(new GuestEvent.Resync());
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    listener.accept(new GuestEvent.StateChanged(uuid(line)));
                }
            } catch (IOException away) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private Socket connect(int patienceMillis) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PULSE_MILLIS);
        socket.setSoTimeout(patienceMillis);
        return socket;
    }

    private BufferedReader ask(Socket socket, String call, List<?> arguments) throws IOException {
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        out.write(call + " " + json.writeValueAsString(arguments) + "\n");
        out.flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private JsonNode call(int patienceMillis, String call, List<?> arguments) {
        try (Socket socket = connect(patienceMillis)) {
            String answer = ask(socket, call, arguments).readLine();
            if (answer == null) {
                throw new HypervisorError.Unavailable();
            }
            String[] parts = answer.split(" ", 2);
            if (!parts[0].equals(HypervisorServer.OK)) {
                throw error(parts[0], parts[1], arguments);
            }
            return json.readTree(parts[1]);
        } catch (IOException away) {
            throw new HypervisorError.Unavailable(away);
        }
    }

    private JsonNode call(String call, Object... arguments) {
        return call(PATIENCE_MILLIS, call, List.of(arguments));
    }

    private static HypervisorError error(String kind, String message, List<?> arguments) {
        return switch (kind) {
            case "NoSuchGuest" ->
                new HypervisorError.NoSuchGuest(uuid(arguments.getFirst().toString()));
            case "NoDisk" -> new HypervisorError.NoDisk(VmUuid.random());
            case "WrongState" -> new HypervisorError.WrongState(message);
            case "NotLive" -> new HypervisorError.NotLive();
            case "NotSupported" -> new HypervisorError.NotSupported(Capability.PAUSE);
            case "Failed" -> new HypervisorError.Failed(message);
            default -> new HypervisorError.Unavailable();
        };
    }

    private static VmUuid uuid(String text) {
        return new VmUuid(UUID.fromString(text));
    }

    private static String text(VmUuid uuid) {
        return uuid.value().toString();
    }

    /** As it was last seen, like that of libvirt: whoever wants to know it does not have to wait. */
    @Override
    public Hosts hosts() {
        Hosts seen = hosts;
        if (seen == null) {
            seen = new Hosts(json.convertValue(call("hosts"), new TypeReference<List<Host>>() {}));
            hosts = seen;
        }
        return seen;
    }

    @Override
    public Set<Capability> capabilities() {
        return json.convertValue(call("capabilities"), new TypeReference<Set<Capability>>() {});
    }

    @Override
    public boolean answers() {
        try {
            return call(PULSE_MILLIS, "answers", List.of()).asBoolean();
        } catch (HypervisorError away) {
            return false;
        }
    }

    @Override
    public void define(GuestSpec spec) {
        call("define", spec);
    }

    @Override
    public void start(VmUuid uuid) {
        call("start", text(uuid));
    }

    @Override
    public void stop(VmUuid uuid, Duration grace) {
        call("stop", text(uuid), grace.toMillis());
    }

    @Override
    public void pause(VmUuid uuid) {
        call("pause", text(uuid));
    }

    @Override
    public void resume(VmUuid uuid) {
        call("resume", text(uuid));
    }

    @Override
    public void resize(VmUuid uuid, VmSize size) {
        call("resize", text(uuid), size);
    }

    @Override
    public void undefine(VmUuid uuid) {
        call("undefine", text(uuid));
    }

    @Override
    public GuestState state(VmUuid uuid) {
        return GuestState.valueOf(call("state", text(uuid)).asText());
    }

    @Override
    public Map<VmUuid, GuestState> states() {
        return json.convertValue(call("states"), new TypeReference<Map<String, GuestState>>() {}).entrySet().stream()
                .collect(Collectors.toMap(entry -> uuid(entry.getKey()), Map.Entry::getValue));
    }

    @Override
    public GuestSpec describe(VmUuid uuid) {
        return json.convertValue(call("describe", text(uuid)), GuestSpec.class);
    }

    @Override
    public Set<VmUuid> disks() {
        return json.convertValue(call("disks"), new TypeReference<List<String>>() {}).stream()
                .map(RemoteHypervisor::uuid)
                .collect(Collectors.toSet());
    }

    @Override
    public void redefine(GuestSpec spec) {
        call("redefine", spec);
    }

    @Override
    public void listen(Consumer<GuestEvent> newListener) {
        listener = newListener;
    }

    @Override
    public void close() {
        closed = true;
    }
}
