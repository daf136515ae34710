package dev.limen.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stream of Server-Sent Events on which LIMEN tells how VMs fare. It is opened once. */
public final class EventStream implements AutoCloseable {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;

    /** One event; its id is what a client that comes back asks from. */
    public record Event(String id, JsonNode frame) {}

    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final Lines lines;

    private EventStream(LimenClient client, String query, Consumer<Event> listener) {
        lines = new Lines(listener);
        URI address = client.server().resolve("/api/events" + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        client.headers().forEach(request::header);
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response;
        try {
            response = LimenClient.HTTP
                    .sendAsync(request.build(), BodyHandlers.ofPublisher())
                    .orTimeout(RESPONSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException cut) {
            throw new ExpectationFailed("an answer from " + address.getPath(), String.valueOf(cut.getCause()));
        }
        if (response.statusCode() != OK) {
            response.body().subscribe(BodySubscribers.discarding());
            throw new ExpectationFailed("an event stream at " + address.getPath(), "status " + response.statusCode());
        }
        response.body()
                .subscribe(
                        BodySubscribers.fromLineSubscriber(lines, Function.identity(), StandardCharsets.UTF_8, "\n"));
    }

    /**
     * The listener gets the events at once, on the connection's thread.
     *
     * @param query as {@code ?since=7}, or empty
     * @throws ExpectationFailed when it is refused
     */
    public static EventStream open(LimenClient client, String query, Consumer<Event> listener) {
        return new EventStream(client, query, listener);
    }

    /** Whether it is over within some time. */
    public boolean endsWithin(Duration timeout) {
        return end.copy()
                .completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Cuts the connection. */
    @Override
    public void close() {
        lines.cancel();
        end.complete(true);
    }

    /** Puts the lines of an event together. */
    private final class Lines implements Flow.Subscriber<String> {

        private final Consumer<Event> listener;
        private final StringBuilder data = new StringBuilder();
        private String id = "";
        private volatile Flow.@Nullable Subscription subscription;

        private Lines(Consumer<Event> listener) {
            this.listener = listener;
        }

        private void cancel() {
            Flow.Subscription subscribed = subscription;
            if (subscribed != null) {
                subscribed.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscribed) {
            subscription = subscribed;
            subscribed.request(Long.MAX_VALUE);
        }

        /** Comments, and fields that nobody here asks for, are passed over. */
        @Override
        public void onNext(String line) {
            if (line.isEmpty()) {
                dispatch();
            } else if (line.startsWith("id:")) {
                id = value(line);
            } else if (line.startsWith("data:")) {
                data.append(value(line)).append('\n');
            }
        }

        private static String value(String line) {
            return line.substring(line.indexOf(':') + 1).replaceFirst("^ ", "");
        }

        private void dispatch() {
            if (!data.isEmpty()) {
                listener.accept(new Event(id, LimenClient.read(data.toString())));
                data.setLength(0);
            }
        }

        @Override
        public void onError(Throwable cut) {
            end.complete(true);
        }

        @Override
        public void onComplete() {
            end.complete(true);
        }
    }
}
