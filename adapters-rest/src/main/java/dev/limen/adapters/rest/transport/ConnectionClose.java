package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.request.UploadRoute;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * Closes the connection after a request that was refused as too large or too slow, and after an upload that was refused: its
 * client may still be sending. For a moment that is read and thrown away; a connection that is closed with bytes unread is
 * reset, and the client may lose the answer.
 */
@Singleton
class ConnectionClose implements Handler<RoutingContext> {

    private static final Set<Integer> CLOSING_STATUSES = Set.of(408, 413, 431);
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final Duration LINGER_TIMEOUT = Duration.ofSeconds(2);

    @Override
    public void handle(RoutingContext context) {
        context.addHeadersEndHandler(answering -> announce(context));
        context.addEndHandler(answered -> close(context));
        context.next();
    }

    /** HTTP/2 knows no such header. */
    private static void announce(RoutingContext context) {
        if (isClosing(context) && context.request().version() != HttpVersion.HTTP_2) {
            context.response().headers().set("Connection", "close");
        }
    }

    private static void close(RoutingContext context) {
        if (!isClosing(context)) {
            return;
        }
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        if (mayBeSending(context)) {
            context.vertx().setTimer(LINGER_TIMEOUT.toMillis(), over -> connection.close());
            request.handler(unread -> {}).endHandler(end -> connection.close()).resume();
        } else {
            connection.close();
        }
    }

    private static boolean mayBeSending(RoutingContext context) {
        return !context.request().isEnded()
                && context.request().version() != HttpVersion.HTTP_2
                && context.response().getStatusCode() != REQUEST_TIMEOUT;
    }

    private static boolean isClosing(RoutingContext context) {
        int status = context.response().getStatusCode();
        return CLOSING_STATUSES.contains(status) || (status >= BAD_REQUEST && UploadRoute.isTakenBy(context));
    }
}
