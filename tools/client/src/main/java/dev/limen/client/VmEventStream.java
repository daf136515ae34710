package dev.limen.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frames of {@link VmStatusSocket} as Server-Sent Events. It is opened once; events wait until they are asked for. */
public final class VmEventStream implements AutoCloseable {

    private static final String PATH = "/api/events";
    private static final Duration EVENT_TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;

    public record Event(String id, JsonNode data) {}

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Consumer<Event> listener;
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> orderlyEnd = new CompletableFuture<>();

    private VmEventStream(HttpResponse<InputStream> response, @Nullable Consumer<Event> listener) {
        this.response = response;
        this.listener = listener == null ? events::add : listener;
        Thread.ofVirtual().name("event-stream").start(this::read);
    }

    /**
     * Opens it with the client's headers, {@code Last-Event-ID} among them if it has one.
     *
     * @param query as {@code ?since=7}, or empty
     * @throws StreamRefused when LIMEN answers with anything but a stream
     */
    public static VmEventStream open(LimenClient client, String query) {
        return open(client, query, null);
    }

    /** As above; the listener gets the events at once, on a thread of the stream's. */
    public static VmEventStream open(LimenClient client, String query, @Nullable Consumer<Event> listener) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(client.server().resolve(PATH + query)).header("Accept", "text/event-stream");
        client.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response = LimenClient.HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
                throw new StreamRefused(Answer.of("GET " + PATH, response, body));
            }
            return new VmEventStream(response, listener);
        } catch (IOException e) {
            throw new ExpectationFailed("an answer to GET " + PATH, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExpectationFailed("an answer to GET " + PATH, "an interruption");
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1).strip());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    listener.accept(new Event(id, LimenClient.read(line.substring("data: ".length()))));
                }
            }
            orderlyEnd.complete(true);
        } catch (IOException cut) {
            orderlyEnd.complete(false);
        }
    }

    public HttpHeaders headers() {
        return response.headers();
    }

    /** The next event, oldest first. */
    public Event next() {
        return take(events, "an event");
    }

    public String nextComment() {
        return take(comments, "a comment");
    }

    private static <T> T take(BlockingQueue<T> queue, String expected) {
        try {
            T next = queue.poll(EVENT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new ExpectationFailed(expected + " within " + EVENT_TIMEOUT.toSeconds() + " s", "nothing");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExpectationFailed(expected, "an interruption");
        }
    }

    /** Whether it ends within some time, in whatever way. */
    public boolean endsWithin(Duration timeout) {
        return orderlyEnd
                .thenApply(any -> true)
                .completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Waits for the end; answers whether LIMEN ended it and nothing cut it. */
    public boolean endsInOrder() {
        return orderlyEnd
                .copy()
                .orTimeout(EVENT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
