package dev.limen.chaos.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.client.ExpectationFailed;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import dev.limen.client.VmStatusSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows VMs on the socket as a web client does, and comes back whenever it was closed. */
public final class Subscriber implements AutoCloseable {

    private static final Duration RECONNECT_INTERVAL = Duration.ofMillis(300);

    private final LimenClient client;
    private final Consumer<JsonNode> listener;
    private final Map<Long, JsonNode> vms = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> closes = new ConcurrentHashMap<>();
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile @Nullable VmStatusSocket socket;

    private Subscriber(LimenClient client, Consumer<JsonNode> listener) {
        this.client = client;
        this.listener = listener;
    }

    /** Follows what this client may see; every frame is handed on as well. */
    public static Subscriber of(LimenClient client, Consumer<JsonNode> listener) {
        Subscriber subscriber = new Subscriber(client, listener);
        Thread.ofVirtual().name("subscriber").start(subscriber::follow);
        return subscriber;
    }

    private void follow() {
        while (!closed) {
            try (VmStatusSocket opened = VmStatusSocket.open(client, "", this::take)) {
                socket = opened;
                closes.computeIfAbsent(opened.awaitEnd().code(), any -> new AtomicInteger())
                        .incrementAndGet();
            } catch (ExpectationFailed refused) {
                // It is tried again.
            }
            connected = false;
            Polling.pause(RECONNECT_INTERVAL);
        }
    }

    /** Whoever subscribes. */
    public LimenClient client() {
        return client;
    }

    public boolean isConnected() {
        return connected;
    }

    /** The VMs as they were last told of. */
    public Map<Long, JsonNode> vms() {
        return Map.copyOf(vms);
    }

    /** How often the socket was closed with each code; 1006 when it was cut. */
    public Map<Integer, AtomicInteger> closes() {
        return closes;
    }

    private void take(JsonNode frame) {
        if (frame.path("type").asText().equals("vm_list")) {
            vms.clear();
            frame.path("vms").forEach(vm -> vms.put(vm.path("id").asLong(), vm));
            connected = true;
        } else if (frame.path("type").asText().equals("vm_update")) {
            JsonNode vm = frame.path("vm");
            vms.put(vm.path("id").asLong(), vm);
        }
        listener.accept(frame);
    }

    @Override
    public void close() {
        closed = true;
        VmStatusSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
