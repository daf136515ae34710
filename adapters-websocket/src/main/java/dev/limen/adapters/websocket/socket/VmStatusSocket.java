package dev.limen.adapters.websocket.socket;

import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.session.UpgradeAuthenticator;
import dev.limen.adapters.websocket.session.UpgradeContext;
import dev.limen.adapters.websocket.vm.Subscription;
import dev.limen.adapters.websocket.vm.VmBroadcaster;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The socket on which VMs are followed. What clients say on it is disregarded. */
@WebSocket(path = "/ws/vm-status", endpointId = UpgradeAuthenticator.VM_STATUS)
class VmStatusSocket {

    private static final Logger LOG = Logger.getLogger(VmStatusSocket.class);
    private static final TypedKey<Subscription> SUBSCRIPTION = new TypedKey<>("limen.subscription");
    private static final TypedKey<Heartbeat> HEARTBEAT = new TypedKey<>("limen.heartbeat");

    private final VmBroadcaster broadcaster;
    private final Duration pingInterval;

    VmStatusSocket(VmBroadcaster broadcaster, StreamSettings settings) {
        this.broadcaster = broadcaster;
        this.pingInterval = settings.keepAliveInterval();
    }

    @OnOpen
    @RunOnVirtualThread
    void opened(WebSocketConnection connection) {
        UpgradeContext admitted = UpgradeContext.take(connection.userData());
        SocketChannel channel = new SocketChannel(connection, admitted.channel());
        Subscription subscription = broadcaster.subscribe(channel, admitted.session(), admitted.since());
        connection.userData().put(SUBSCRIPTION, subscription);
        connection.userData().put(HEARTBEAT, Heartbeat.start(connection, admitted.channel(), pingInterval));
        broadcaster.open(subscription);
    }

    @OnPongMessage
    @NonBlocking
    void answered(Buffer pong, WebSocketConnection connection) {
        Heartbeat heartbeat = connection.userData().get(HEARTBEAT);
        if (heartbeat != null) {
            heartbeat.pong();
        }
    }

    @OnClose
    @RunOnVirtualThread
    void closed(WebSocketConnection connection) {
        Subscription subscription = connection.userData().remove(SUBSCRIPTION);
        if (subscription != null) {
            broadcaster.remove(subscription);
        }
    }

    @OnError
    void failed(Throwable failure, WebSocketConnection connection) {
        if (connection.isOpen()) {
            LOG.logf(
                    failure instanceof IOException ? Logger.Level.DEBUG : Logger.Level.WARN,
                    failure,
                    "Socket %s failed",
                    connection.id());
            connection
                    .close(new CloseReason(StreamEnd.FAULT.code(), StreamEnd.FAULT.reason()))
                    .subscribe()
                    .with(closed -> {}, unable -> LOG.debug("A socket could not be closed", unable));
        }
    }
}
