package dev.limen.bootstrap.ws;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client of the feed of VMs. */
final class StatusClient implements AutoCloseable {

    private static final long PATIENCE = 30;

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(100_000_000));
    private final ClientWebSocket socket = client.webSocket();
    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private StatusClient() {
        socket.textMessageHandler(text -> frames.add(new JsonObject(text)));
        socket.closeHandler(nothing -> closed.complete((int) socket.closeStatusCode()));
    }

    static StatusClient connect(URI server, String query) {
        return connect(server, query, options -> options);
    }

    /** @throws UpgradeRejectedException when the server refuses the upgrade */
    static StatusClient connect(URI server, String query, UnaryOperator<WebSocketConnectOptions> settings) {
        StatusClient client = new StatusClient();
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI("/ws/vm-status" + query);
        try {
            client.socket
                    .connect(settings.apply(options))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE, TimeUnit.SECONDS);
            return client;
        } catch (ExecutionException e) {
            client.close();
            if (e.getCause() instanceof UpgradeRejectedException rejected) {
                throw rejected;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            client.close();
            throw new AssertionError(e);
        }
    }

    /** Takes messages until one passes. */
    JsonObject until(Predicate<JsonObject> passes) {
        JsonObject frame = next();
        while (!passes.test(frame)) {
            frame = next();
        }
        return frame;
    }

    JsonObject next() {
        try {
            JsonObject frame = frames.poll(PATIENCE, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("nothing came");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The subprotocol that the server chose, if any. */
    @Nullable
    String subprotocol() {
        return socket.subProtocol();
    }

    int closeCode() {
        try {
            return closed.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
