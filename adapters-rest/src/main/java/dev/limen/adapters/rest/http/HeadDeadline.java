package dev.limen.adapters.rest.http;

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
 * Hangs up on a connection that does not bring a request to the end of its headers in time. Bytes that come one by one
 * do not prolong it, and a connection that rests between two requests is left alone. Everything is done on the thread of
 * the connection.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private boolean answering;
    private int begun;
    private @Nullable Future<?> deadline;

    HeadDeadline(Duration patience) {
        this.patience = patience;
    }

    static Optional<HeadDeadline> of(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        return Optional.ofNullable(channel.pipeline().get(HeadDeadline.class));
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
        deadline = context.executor().schedule(() -> hangUp(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void hangUp(ChannelHandlerContext context) {
        var unused = context.close();
    }

    private void lift() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
