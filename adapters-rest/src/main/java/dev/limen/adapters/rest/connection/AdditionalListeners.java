package dev.limen.adapters.rest.connection;

import dev.limen.adapters.rest.request.HttpSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listeners on further addresses, with the port of the first. The HTTP server listens on one address only; so what
 * connects to another is accepted here and handed over where the server's own connections arrive: TLS, limits and timeouts
 * are the same.
 */
@Singleton
class AdditionalListeners {

    private static final Logger LOG = Logger.getLogger(AdditionalListeners.class);

    private final HttpSettings settings;
    private final Vertx vertx;

    AdditionalListeners(HttpSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    static boolean isOne(Channel channel) {
        return channel.pipeline().get(HandOver.class) != null;
    }

    void listen(@ObservesAsync HttpServerStart started) {
        Acceptors.each(vertx, this::listenBeside);
    }

    void listen(@ObservesAsync HttpsServerStart started) {
        Acceptors.each(vertx, this::listenBeside);
    }

    private void listenBeside(Channel server) {
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        settings.furtherAddresses().forEach(address -> listen(new InetSocketAddress(address, port), server));
    }

    private void listen(InetSocketAddress address, Channel server) {
        Channel listener =
                ((VertxInternal) vertx).transport().serverChannelFactory(false).newChannel();
        listener.pipeline().addLast(new HandOver(server));
        server.eventLoop().register(listener).addListener(registered -> listener.bind(address)
                .addListener(bound -> tellOf(bound.cause(), address)));
        server.closeFuture().addListener(closed -> {
            var unused = listener.close();
        });
    }

    private static void tellOf(@Nullable Throwable failure, InetSocketAddress address) {
        if (failure != null) {
            LOG.errorf("LIMEN does not listen on %s: %s", address, failure.getMessage());
        }
    }

    /** Hands every connection over to the server. */
    private static final class HandOver extends ChannelInboundHandlerAdapter {

        private final Channel server;

        HandOver(Channel server) {
            this.server = server;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            server.pipeline().fireChannelRead(connection);
        }
    }
}
