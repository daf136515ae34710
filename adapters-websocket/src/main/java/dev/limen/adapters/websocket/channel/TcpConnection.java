package dev.limen.adapters.websocket.channel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** The TCP connection beneath the HTTP server. {@link ConnectionBase} is not part of Vert.x' public interface. */
public final class TcpConnection {

    private TcpConnection() {}

    public static Channel of(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /** Cuts it beneath the server, which would first say goodbye, wait for an answer, and have everything taken. */
    public static void cut(Channel connection) {
        connection.eventLoop().execute(() -> {
            @Nullable ChannelHandlerContext beneath = connection.pipeline().firstContext();
            if (beneath != null) {
                var unused = beneath.close();
            }
        });
    }
}
