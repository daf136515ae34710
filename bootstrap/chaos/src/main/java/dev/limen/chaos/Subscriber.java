package dev.limen.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Follows VMs on the socket as a web client does, and comes back whenever it was closed. */
final class Subscriber implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Client client;
    private final Consumer<JsonNode> told;
    private final Map<Long, JsonNode> vms = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> closes = new ConcurrentHashMap<>();
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile CompletableFuture<Integer> ended = new CompletableFuture<>();

    private Subscriber(Client client, Consumer<JsonNode> told) {
        this.client = client;
        this.told = told;
    }

    /** Follows what this client may see; every frame is handed on as well. */
    static Subscriber of(Client client, Consumer<JsonNode> told) {
        Subscriber subscriber = new Subscriber(client, told);
        Thread.ofVirtual().name("subscriber").start(subscriber::follow);
        return subscriber;
    }

    private void follow() {
        while (!closed) {
            ended = new CompletableFuture<>();
            try {
                WebSocket socket = HTTP.newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .buildAsync(client.socket(), new Frames())
                        .join();
                int code = ended.join();
                closes.computeIfAbsent(code, any -> new AtomicInteger()).incrementAndGet();
                socket.abort();
            } catch (CompletionException refused) {
                // It is tried again.
            }
            connected = false;
            Processes.pause(PAUSE);
        }
    }

    /** Whoever subscribes. */
    Client client() {
        return client;
    }

    boolean isConnected() {
        return connected;
    }

    /** The VMs as they were last told of. */
    Map<Long, JsonNode> vms() {
        return Map.copyOf(vms);
    }

    /** How often the socket was closed with each code; 1006 when it was cut. */
    Map<Integer, AtomicInteger> closes() {
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
        told.accept(frame);
    }

    @Override
    public void close() {
        closed = true;
        ended.complete(1000);
    }

    private final class Frames implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    take(Client.JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.complete(1006);
        }
    }
}
