package dev.limen.adapters.websocket.console;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;

/** The screen of a VM that the path names. */
@WebSocket(path = "/vnc/{vm}", endpointId = ConsoleUpgrade.BY_PATH)
class VncSocket {

    private final ConsoleSockets sockets;

    VncSocket(ConsoleSockets sockets) {
        this.sockets = sockets;
    }

    @OnOpen
    @RunOnVirtualThread
    void opened(WebSocketConnection connection) {
        sockets.opened(connection);
    }

    @OnBinaryMessage
    @NonBlocking
    void received(Buffer message, WebSocketConnection connection) {
        sockets.received(message, connection);
    }

    @OnPongMessage
    @NonBlocking
    void answered(Buffer pong, WebSocketConnection connection) {
        sockets.answered(connection);
    }

    @OnClose
    @RunOnVirtualThread
    void closed(WebSocketConnection connection) {
        sockets.closed(connection);
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        sockets.failed(failure, connection);
    }
}
