package dev.limen.adapters.websocket.console;

import dev.limen.application.MonotonicClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Relays bytes between a WebSocket and a screen, on the thread of the WebSocket's connection. Neither side is read while
 * the other does not take what has been read, so little is ever held of either.
 */
final class ScreenRelay {

    private static final Logger LOG = Logger.getLogger(ScreenRelay.class);

    /** What may be on its way to the client: enough to keep the network busy, little enough to hold for many. */
    private static final int MAX_UNDERWAY = 256 << 10;

    private final WebSocketConnection connection;
    private final Channel client;
    private final Channel screen;
    private final MonotonicClock clock;
    private final Runnable onEnd;
    private boolean started;
    private int underway;
    private Duration lastTaken;

    /** @param onEnd runs when the screen has ended, perhaps because this was closed */
    ScreenRelay(WebSocketConnection connection, Channel client, Channel screen, MonotonicClock clock, Runnable onEnd) {
        this.connection = connection;
        this.client = client;
        this.screen = screen;
        this.clock = clock;
        this.onEnd = onEnd;
        lastTaken = clock.elapsed();
    }

    /** From now on the screen is read. On the thread of the connection. */
    void start() {
        started = true;
        screen.pipeline().addLast(new FromScreen());
        if (screen.isActive()) {
            screen.config().setAutoRead(true);
        } else {
            onEnd.run();
        }
    }

    /** Whether the screen is read. On the thread of the connection. */
    boolean isStarted() {
        return started;
    }

    /** Takes what the client has sent to the screen. On the thread of the connection. */
    void received(byte[] message) {
        var unused = screen.writeAndFlush(Unpooled.wrappedBuffer(message), screen.voidPromise());
        if (!screen.isWritable()) {
            client.config().setAutoRead(false);
        }
    }

    /** Whether the client has taken nothing for so long, although there was something. On the thread of the connection. */
    boolean isStalled(Duration timeout) {
        return underway > 0 && clock.since(lastTaken).compareTo(timeout) > 0;
    }

    void close() {
        ScreenListener.close(screen);
        client.config().setAutoRead(true);
    }

    private void send(byte[] bytes) {
        if (underway == 0) {
            lastTaken = clock.elapsed();
        }
        underway += bytes.length;
        if (underway > MAX_UNDERWAY) {
            screen.config().setAutoRead(false);
        }
        connection
                .sendBinary(Buffer.buffer(bytes))
                .subscribe()
                .with(taken -> taken(bytes.length), failure -> ScreenListener.close(screen));
    }

    private void taken(int length) {
        underway -= length;
        lastTaken = clock.elapsed();
        if (underway <= MAX_UNDERWAY / 2) {
            screen.config().setAutoRead(true);
        }
    }

    /** What comes from the screen. */
    private final class FromScreen extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf read = (ByteBuf) message;
            try {
                send(ByteBufUtil.getBytes(read));
            } finally {
                read.release();
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            client.config().setAutoRead(screen.isWritable());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            onEnd.run();
        }

        /** As when the emulator is killed. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("A screen has broken off", cause);
            var unused = context.close();
        }
    }
}
