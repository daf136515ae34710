package dev.limen.bootstrap.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The socket on which LIMEN tells how VMs fare. */
final class StatusSocket implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebSocket socket;
    private final Frames frames;

    private StatusSocket(WebSocket socket, Frames frames) {
        this.socket = socket;
        this.frames = frames;
    }

    static StatusSocket open(HttpClient client, ObjectMapper json, URI http, Optional<String> token) {
        URI address = URI.create(http.toString().replaceFirst("^http", "ws")
                + token.map(t -> "?token=" + t).orElse(""));
        Frames frames = new Frames(json);
        try {
            return new StatusSocket(
                    client.newWebSocketBuilder().buildAsync(address, frames).join(), frames);
        } catch (CompletionException e) {
            throw new Surprise("an open socket at " + http, String.valueOf(e.getCause()));
        }
    }

    /** Takes frames, oldest first, until one is of this type and passes; the ones before it are gone. */
    JsonNode await(String type, Predicate<JsonNode> passes, String description) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (true) {
            JsonNode frame = next(end - System.nanoTime());
            if (frame == null) {
                String expected = "a " + type + " " + description + " within " + PATIENCE.toSeconds() + " s";
                throw new Surprise(expected, last);
            }
            if (frame.path("type").asText().equals(type) && passes.test(frame)) {
                return frame;
            }
            last = frame.toString();
        }
    }

    private @Nullable JsonNode next(long nanos) {
        try {
            return frames.received.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts fragments together and keeps whole frames until they are asked for. */
    private static final class Frames implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        private final StringBuilder fragments = new StringBuilder();
        private final ObjectMapper json;

        private Frames(ObjectMapper json) {
            this.json = json;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            fragments.append(data);
            if (last) {
                received.add(parse(fragments.toString()));
                fragments.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add(json.createObjectNode().put("type", "closed").put("code", code));
            return null;
        }

        private JsonNode parse(String text) {
            try {
                return json.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
