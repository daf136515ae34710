package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.request.UploadRoute;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Closes the connection after a request that was refused as too large or too slow, and after an upload that was refused: its client may still be sending, and
 * nobody reads it.
 */
@Singleton
class ConnectionClose implements Handler<RoutingContext> {

    private static final Set<Integer> CLOSING_STATUSES = Set.of(408, 413, 431);
    private static final int BAD_REQUEST = 400;

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
        if (isClosing(context)) {
            context.request().connection().close();
        }
    }

    private static boolean isClosing(RoutingContext context) {
        int status = context.response().getStatusCode();
        return CLOSING_STATUSES.contains(status) || (status >= BAD_REQUEST && UploadRoute.isTakenBy(context));
    }
}
