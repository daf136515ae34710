package dev.limen.adapters.rest.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Timeout for the headers of a request: closes a connection on which they are not complete in time. Bytes that come one by one
 * do not prolong it, and a connection that rests between two requests is left alone. Everything is done on the thread of
 * the connection.
 */
final class HeaderTimeout extends ChannelInboundHandlerAdapter {

    private final Duration timeout;
    private boolean answering;
    private int begun;
    private @Nullable Future<?> deadline;

    HeaderTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    static Optional<HeaderTimeout> of(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        return Optional.ofNullable(channel.pipeline().get(HeaderTimeout.class));
    }

    /** The headers of a request are complete. */
    void begin() {
        begun++;
        answering = true;
        lift();
    }

    /** The request has been answered; another may come. */
    void end() {
        answering = false;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        set(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        int before = begun;
        context.fireChannelRead(bytes);
        if (begun == before && !answering && deadline == null) {
            set(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lift();
        context.fireChannelInactive();
    }

    private void set(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> close(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext context) {
        var unused = context.close();
    }

    private void lift() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
