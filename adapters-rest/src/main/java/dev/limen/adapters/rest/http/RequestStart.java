package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.RequestIds;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Gives every request its id, and every answer what keeps browsers from guessing and keeping. */
@Singleton
class RequestStart implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext request) {
        begin(request);
        request.addEndHandler(done -> hangUpOnTooMuch(request));
        request.next();
    }

    /** Whoever was told that it is too much may be sending all the same; nobody listens. */
    private static void hangUpOnTooMuch(RoutingContext request) {
        if (request.response().getStatusCode() == ErrorJson.TOO_LARGE) {
            request.request().connection().close();
        }
    }

    void begin(RoutingContext request) {
        MultiMap headers = request.response().headers();
        if (headers.contains(RequestIds.HEADER)) {
            return;
        }
        String id = RequestIds.of(request.request().getHeader(RequestIds.HEADER));
        MDC.put(RequestIds.KEY, id);
        headers.set(RequestIds.HEADER, id);
        headers.set("X-Content-Type-Options", "nosniff");
        @org.jspecify.annotations.Nullable String path = request.request().path();
        if (path != null && path.startsWith("/api")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
