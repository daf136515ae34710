package dev.limen.adapters.rest.connection;

import dev.limen.adapters.rest.request.HttpSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/**
 * Installs the timeout for headers on every connection. The HTTP server has none, and lets nobody near a
 * connection before the first request is complete; so this waits beneath it, where connections are accepted.
 */
@Singleton
public class HeaderTimeouts implements Handler<RoutingContext> {

    private final HttpSettings settings;
    private final Vertx vertx;

    HeaderTimeouts(HttpSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    void watch(@ObservesAsync HttpServerStart started) {
        watch();
    }

    void watch(@ObservesAsync HttpsServerStart started) {
        watch();
    }

    void watch() {
        Acceptors.each(vertx, this::watch);
    }

    private void watch(Channel acceptor) {
        if (acceptor.pipeline().get(Arrivals.class) == null) {
            acceptor.pipeline().addFirst(new Arrivals());
        }
    }

    /** Sees every connection before the HTTP server does. */
    private final class Arrivals extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            ((Channel) connection).pipeline().addFirst(new HeaderTimeout(settings.headerTimeout()));
            context.fireChannelRead(connection);
        }
    }

    /** A connection of HTTP/2 is never without something to say once its first request has come. */
    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        HeaderTimeout.of(request.connection()).ifPresent(deadline -> {
            deadline.begin();
            if (request.version() != HttpVersion.HTTP_2) {
                context.addEndHandler(ended -> deadline.end());
            }
        });
        context.next();
    }
}
