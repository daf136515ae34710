package dev.limen.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
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
import org.jspecify.annotations.Nullable;

/** A socket that carries bytes, as those of screens do. What it is not asked to read stays on the network. */
public final class ConsoleSocket implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> pings = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final WebSocket socket;
    private byte[] read = {};
    private volatile boolean reading;

    private ConsoleSocket(URI address, String... subprotocols) {
        WebSocket.Builder handshake = LimenClient.HTTP.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            handshake.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        URI webSocket = URI.create(address.toString().replaceFirst("^http", "ws"));
        try {
            socket = handshake.buildAsync(webSocket, new Frames()).join();
        } catch (CompletionException e) {
            throw failure(address, e.getCause());
        }
    }

    /**
     * Opens it.
     *
     * @throws StreamRefused when LIMEN answers with anything but a socket
     */
    public static ConsoleSocket open(URI address, String... subprotocols) {
        return new ConsoleSocket(address, subprotocols);
    }

    private static ExpectationFailed failure(URI address, @Nullable Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            try {
                return new StreamRefused(Answer.of(
                        "GET " + address.getPath(),
                        refused.getResponse(),
                        String.valueOf(refused.getResponse().body())));
            } catch (JsonProcessingException e) {
                return new ExpectationFailed("JSON from GET " + address.getPath(), e.toString());
            }
        }
        return new ExpectationFailed("an open socket at " + address.getPath(), String.valueOf(cause));
    }

    /** The subprotocol that the server has chosen; empty when none. */
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    /** The next bytes, so many. */
    public byte[] read(int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        while (bytes.size() < length) {
            if (read.length == 0) {
                read = next();
            }
            int part = Math.min(read.length, length - bytes.size());
            bytes.write(read, 0, part);
            read = Arrays.copyOfRange(read, part, read.length);
        }
        return bytes.toByteArray();
    }

    private byte[] next() {
        reading = true;
        socket.request(1);
        try {
            byte[] frame = frames.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null || frame == END) {
                throw new ExpectationFailed("more bytes", frame == null ? "none came" : "the socket has ended");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExpectationFailed("more bytes", "interrupted");
        } finally {
            reading = false;
        }
    }

    /** Waits for the next ping, which is answered. Nothing else may come meanwhile. */
    public void awaitPing() {
        socket.request(1);
        try {
            if (pings.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) == null) {
                throw new ExpectationFailed("a ping", "none came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExpectationFailed("a ping", "interrupted");
        }
    }

    /** Sends one frame; done when the network has taken it. */
    public CompletableFuture<?> send(byte[] bytes) {
        return socket.sendBinary(ByteBuffer.wrap(bytes), true);
    }

    /** Waits for the end, and disregards what comes before. */
    public int closeCode() {
        socket.request(Long.MAX_VALUE);
        return closeCode.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Frames implements WebSocket.Listener {

        @Override
        public void onOpen(WebSocket opened) {
            // Nothing is asked for yet.
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            frames.add(bytes);
            return null;
        }

        /** The JDK answers. A ping counts as what was asked for, so whoever asks for bytes has to ask again. */
        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.add(message.remaining());
            if (reading) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            frames.add(END);
            closeCode.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            frames.add(END);
            closeCode.complete(VmStatusSocket.CUT);
        }
    }
}
