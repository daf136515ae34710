package dev.limen.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A socket on which LIMEN tells how VMs fare. It is opened once; frames wait until they are asked for. */
public final class VmStatusSocket implements AutoCloseable {

    /** What a socket that was cut ends with. */
    public static final int CUT = 1006;

    private static final String PATH = "/ws/vm-status";
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * How it ended.
     *
     * @param code 0 while it is open, {@link #CUT} when it was cut
     * @param at a moment of {@link System#nanoTime}
     */
    public record End(int code, long at) {

        /** How long after something, which may have been answered a little later than it took effect. */
        public Duration after(long moment) {
            return Duration.ofNanos(Math.max(0, at - moment));
        }
    }

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Consumer<JsonNode> listener;
    private final WebSocket socket;

    private VmStatusSocket(
            LimenClient client, WebSocket.Builder handshake, String query, @Nullable Consumer<JsonNode> listener) {
        this.listener = listener == null ? frames::add : listener;
        URI address =
                URI.create(client.server().resolve(PATH + query).toString().replaceFirst("^http", "ws"));
        try {
            socket = handshake
                    .connectTimeout(CONNECT_TIMEOUT)
                    .buildAsync(address, new Frames())
                    .join();
        } catch (CompletionException e) {
            throw failure(client, e.getCause());
        }
    }

    private static ExpectationFailed failure(LimenClient client, @Nullable Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            try {
                return new StreamRefused(Answer.of(
                        "GET " + PATH,
                        refused.getResponse(),
                        String.valueOf(refused.getResponse().body())));
            } catch (JsonProcessingException e) {
                return new ExpectationFailed("JSON from GET " + PATH, e.toString());
            }
        }
        return new ExpectationFailed("an open socket at " + client.server() + PATH, String.valueOf(cause));
    }

    /**
     * Opens it as a web page does, with the token in the address.
     *
     * @throws StreamRefused when LIMEN answers with anything but a socket
     */
    public static VmStatusSocket open(LimenClient client) {
        return new VmStatusSocket(client, LimenClient.HTTP.newWebSocketBuilder(), tokenOf(client), null);
    }

    /**
     * As above, with more of a query; the listener gets the frames at once, on the connection's thread.
     *
     * @param query as {@code &since=7}, or empty
     */
    public static VmStatusSocket open(LimenClient client, String query, Consumer<JsonNode> listener) {
        return new VmStatusSocket(client, LimenClient.HTTP.newWebSocketBuilder(), tokenOf(client) + query, listener);
    }

    private static String tokenOf(LimenClient client) {
        return "?token=" + client.token();
    }

    /**
     * Opens it as a program may: with the client's headers, and subprotocols for the server to choose from.
     *
     * @param query as {@code ?token=}, or empty
     * @throws StreamRefused when LIMEN answers with anything but a socket
     */
    public static VmStatusSocket openWithHeaders(LimenClient client, String query, String... subprotocols) {
        WebSocket.Builder handshake = LimenClient.HTTP.newWebSocketBuilder();
        client.headers().forEach(handshake::header);
        if (subprotocols.length > 0) {
            handshake.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        return new VmStatusSocket(client, handshake, query, null);
    }

    /** The next frame, oldest first. */
    public JsonNode next() {
        return await(any -> true, "a frame", FRAME_TIMEOUT);
    }

    /** Takes frames, oldest first, until one is of this type and passes; the ones before it are gone. */
    public JsonNode await(String type, Predicate<JsonNode> passes, String description) {
        return await(type, passes, description, FRAME_TIMEOUT);
    }

    public JsonNode await(String type, Predicate<JsonNode> passes, String description, Duration timeout) {
        return await(
                frame -> frame.path("type").asText().equals(type) && passes.test(frame),
                "a " + type + " " + description,
                timeout);
    }

    private JsonNode await(Predicate<JsonNode> passes, String expected, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        String last = "nothing";
        for (JsonNode frame = next(deadline); frame != null; frame = next(deadline)) {
            if (passes.test(frame)) {
                return frame;
            }
            last = frame.toString();
        }
        throw new ExpectationFailed(expected + " within " + timeout.toSeconds() + " s", last);
    }

    private @Nullable JsonNode next(long deadline) {
        try {
            return frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Whether a frame waits to be taken. */
    public boolean hasMore() {
        return !frames.isEmpty();
    }

    /** How many pings have come. */
    public int pings() {
        return pings.get();
    }

    /** Says something, which LIMEN disregards. */
    public void send(String text) {
        socket.sendText(text, true).join();
    }

    public void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    public void ping() {
        socket.sendPing(ByteBuffer.allocate(1)).join();
    }

    /** How it ends within some time. */
    public End end(Duration timeout) {
        End open = new End(0, System.nanoTime() + timeout.toNanos());
        return end.copy()
                .completeOnTimeout(open, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** The code with which it is closed; 0 when it stays open. */
    public int closeCode() {
        return end(FRAME_TIMEOUT).code();
    }

    /** How it ends, however long that takes. */
    public End awaitEnd() {
        return end.join();
    }

    /** The subprotocol that LIMEN chose; empty when none. */
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public boolean isOpen() {
        return !end.isDone();
    }

    /** Cuts the connection. */
    @Override
    public void close() {
        socket.abort();
        end.complete(new End(CUT, System.nanoTime()));
    }

    /** Puts fragments together. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder fragments = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            fragments.append(data);
            if (last) {
                listener.accept(LimenClient.read(fragments.toString()));
                fragments.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.complete(new End(code, System.nanoTime()));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(new End(CUT, System.nanoTime()));
        }
    }
}
