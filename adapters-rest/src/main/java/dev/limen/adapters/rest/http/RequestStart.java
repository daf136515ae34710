package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.RequestIds;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request its id, and every answer what keeps browsers from guessing, keeping and
 * embedding. */
@Singleton
class RequestStart implements Handler<RoutingContext> {

    private static final Set<Integer> HUNG_UP_ON = Set.of(408, 413, 431);
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The pages for developers that the framework serves write scripts and styles into themselves. */
    private static final String PAGES = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext request) {
        begin(request);
        request.addHeadersEndHandler(answering -> announceHangUp(request));
        request.addEndHandler(answered -> hangUp(request));
        request.next();
    }

    /** HTTP/2 knows no such header. */
    private static void announceHangUp(RoutingContext request) {
        if (isHungUpOn(request) && request.request().version() != HttpVersion.HTTP_2) {
            request.response().headers().set("Connection", "close");
        }
    }

    private static void hangUp(RoutingContext request) {
        if (isHungUpOn(request)) {
            request.request().connection().close();
        }
    }

    /** Whoever was told that it is too much, or too slow, may be sending all the same; nobody listens. */
    private static boolean isHungUpOn(RoutingContext request) {
        return HUNG_UP_ON.contains(request.response().getStatusCode());
    }

    void begin(RoutingContext request) {
        MultiMap headers = request.response().headers();
        if (headers.contains(RequestIds.HEADER)) {
            return;
        }
        String id = RequestIds.of(request.request().getHeader(RequestIds.HEADER));
        MDC.put(RequestIds.KEY, id);
        headers.set(RequestIds.HEADER, id);
        secure(request, headers);
        @Nullable String path = request.request().path();
        if (path != null && path.startsWith("/api")) {
            headers.set("Cache-Control", "no-store");
        }
    }

    /** Answers are for programs, so browsers need to do nothing with them: neither run, nor frame, nor embed. */
    private static void secure(RoutingContext request, MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", isOfPages(request) ? PAGES : NOTHING);
        if (Client.of(request).secure()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static boolean isOfPages(RoutingContext request) {
        @Nullable String path = request.request().path();
        return path != null && path.startsWith("/q/");
    }
}
