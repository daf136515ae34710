package dev.limen.adapters.websocket.socket;

import dev.limen.adapters.websocket.channel.ClientChannel;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.domain.change.Position;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * The channel of a WebSocket connection. Everything is done on the thread of its event loop, in the order of the calls: so
 * a caller that holds a lock never waits for the connection's, while that thread waits for the caller's.
 */
final class SocketChannel implements ClientChannel {

    private static final Logger LOG = Logger.getLogger(SocketChannel.class);

    private final WebSocketConnection connection;
    private final Channel channel;

    SocketChannel(WebSocketConnection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    @Override
    public CompletionStage<Void> send(Position seq, String json) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        channel.eventLoop()
                .execute(() -> connection.sendText(json).subscribe().with(sent::complete, sent::completeExceptionally));
        return sent;
    }

    @Override
    public void close(StreamEnd why) {
        channel.eventLoop().execute(() -> {
            if (connection.isOpen()) {
                LOG.debugf("Socket %s is closed: %s", connection.id(), why);
                connection
                        .close(new CloseReason(why.code(), why.reason()))
                        .subscribe()
                        .with(closed -> {}, failure -> cut());
            }
        });
    }

    @Override
    public void cut() {
        TcpConnection.cut(channel);
    }

    @Override
    public long backlog() {
        return channel.bytesBeforeWritable();
    }
}
