package dev.limen.adapters.websocket.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A client at the other end of a socket. */
public final class Client implements AutoCloseable {

    private static final long PATIENCE = 20;

    private final ClientWebSocket socket;
    private final WebSocketClient owner;
    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CountDownLatch pings = new CountDownLatch(2);

    private Client(WebSocketClient owner) {
        this.owner = owner;
        this.socket = owner.webSocket();
        socket.textMessageHandler(text -> frames.add(new JsonObject(text)));
        socket.frameHandler(frame -> {
            if (frame.type() == WebSocketFrameType.PING) {
                pings.countDown();
            }
        });
        socket.closeHandler(nothing -> closed.complete((int) socket.closeStatusCode()));
        socket.exceptionHandler(failure -> {});
    }

    /** Connects with the token in the query. */
    public static Client with(URI feed, String token) {
        return connect(feed, options -> options.setURI(feed.getPath() + "?token=" + token));
    }

    /** Connects with what the test sets. */
    public static Client connect(URI feed, UnaryOperator<WebSocketConnectOptions> settings) {
        WebSocketClient owner =
                Clients.VERTX.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(100_000_000));
        Client client = new Client(owner);
        CompletableFuture<Client> connected = new CompletableFuture<>();
        client.socket
                .connect(settings.apply(options(feed)))
                .onSuccess(socket -> connected.complete(client))
                .onFailure(connected::completeExceptionally);
        try {
            return connected.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpgradeRejectedException rejected) {
                throw rejected;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static WebSocketConnectOptions options(URI feed) {
        return new WebSocketConnectOptions()
                .setHost(feed.getHost())
                .setPort(feed.getPort())
                .setURI(feed.getPath());
    }

    /** The next message. */
    public JsonObject next() {
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

    /** The ids of the next message, which must be a list. */
    public List<Long> nextList() {
        JsonObject frame = next();
        if (!"vm_list".equals(frame.getString("type"))) {
            throw new AssertionError("not a list: " + frame);
        }
        return frame.getJsonArray("vms").stream()
                .map(vm -> ((JsonObject) vm).getLong("id"))
                .toList();
    }

    /** The VM of the next message, which must be an update. */
    public JsonObject nextUpdate() {
        JsonObject frame = next();
        if (!"vm_update".equals(frame.getString("type"))) {
            throw new AssertionError("not an update: " + frame);
        }
        return frame.getJsonObject("vm");
    }

    public boolean hasMore() {
        return !frames.isEmpty();
    }

    /** Waits for the end of the socket; answers its code. */
    public int closeCode() {
        try {
            return closed.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    public boolean isPingedTwice() throws InterruptedException {
        return pings.await(PATIENCE, TimeUnit.SECONDS);
    }

    public ClientWebSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        owner.close();
    }

    private static final class Clients {
        private static final Vertx VERTX = Vertx.vertx();
    }
}
