package dev.limen.adapters.rest.connection;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The channels on which the HTTP server accepts connections; it hands out neither them nor connections without requests. */
final class Acceptors {

    private Acceptors() {}

    /** Acts on each, on its own thread. */
    static void each(Vertx vertx, Consumer<Channel> action) {
        for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            loop.execute(() -> listening((SingleThreadEventLoop) loop).forEach(action));
        }
    }

    private static List<Channel> listening(SingleThreadEventLoop loop) {
        List<Channel> found = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(found::add);
        found.removeIf(channel -> !(channel instanceof ServerChannel) || AdditionalListeners.isOne(channel));
        return found;
    }
}
