package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.session.UpgradeContext;
import dev.limen.application.session.CheckSession;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import org.jboss.logging.Logger;

/** The socket on which VMs are followed. What clients say on it is disregarded. */
@WebSocket(path = "/ws/vm-status", endpointId = "vm-status")
class VmStatusSocket {

    private static final Logger LOG = Logger.getLogger(VmStatusSocket.class);
    private static final TypedKey<Receiver> RECEIVER = new TypedKey<>("limen.receiver");

    private final VmFeed feed;
    private final CheckSession checkSession;

    VmStatusSocket(VmFeed feed, CheckSession checkSession) {
        this.feed = feed;
        this.checkSession = checkSession;
    }

    /** Once the feed knows the socket it hears of a deletion; whoever was deleted before that is found out by asking. */
    @OnOpen
    @RunOnVirtualThread
    void opened(WebSocketConnection connection) {
        UpgradeContext admitted = UpgradeContext.take(connection.userData());
        Receiver receiver = feed.enter(new WebSocketLine(connection, admitted.channel()), admitted.session());
        connection.userData().put(RECEIVER, receiver);
        if (checkSession.handle(admitted.session())) {
            receiver.open();
        } else {
            receiver.end(Ending.NOT_ALLOWED);
        }
    }

    @OnClose
    @RunOnVirtualThread
    void closed(WebSocketConnection connection) {
        Receiver receiver = connection.userData().remove(RECEIVER);
        if (receiver != null) {
            feed.leave(receiver);
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
                    .close(new CloseReason(Ending.FAULT.code(), Ending.FAULT.reason()))
                    .subscribe()
                    .with(closed -> {}, unable -> LOG.debug("A socket could not be closed", unable));
        }
    }
}
