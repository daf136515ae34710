package dev.limen.adapters.websocket.sse;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client at the other end of an event stream. */
public final class EventClient implements AutoCloseable {

    private static final long PATIENCE = 20;

    /** One event. */
    public record Event(String id, JsonObject data) {}

    private final HttpClient http;
    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> orderly = new CompletableFuture<>();

    private EventClient(HttpClient http, HttpResponse<InputStream> answer) {
        this.http = http;
        this.answer = answer;
    }

    /** Asks for the stream; headers are names and values by turns. */
    public static EventClient connect(URI address, String... headers) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            EventClient client = new EventClient(http, http.send(request.build(), BodyHandlers.ofInputStream()));
            Thread.startVirtualThread(client::read);
            return client;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1).strip());
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, new JsonObject(line.substring(6))));
                }
            }
            orderly.complete(true);
        } catch (IOException cut) {
            orderly.complete(false);
        }
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    public Event next() {
        return taken(events);
    }

    public String nextComment() {
        return taken(comments);
    }

    private static <T> T taken(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(PATIENCE, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The ids of the next event, which must be a list. */
    public List<Long> nextList() {
        JsonObject data = next().data();
        if (!"vm_list".equals(data.getString("type"))) {
            throw new AssertionError("not a list: " + data);
        }
        return data.getJsonArray("vms").stream()
                .map(vm -> ((JsonObject) vm).getLong("id"))
                .toList();
    }

    /** The VM of the next event, which must be an update. */
    public JsonObject nextUpdate() {
        JsonObject data = next().data();
        if (!"vm_update".equals(data.getString("type"))) {
            throw new AssertionError("not an update: " + data);
        }
        return data.getJsonObject("vm");
    }

    /** Waits for the end; answers whether it was one in good order. */
    public boolean endsInOrder() {
        return orderly.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
