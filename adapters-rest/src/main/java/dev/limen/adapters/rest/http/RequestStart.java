package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.RequestIds;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request its id, and every answer what keeps browsers from guessing, keeping and
 * embedding. */
@Singleton
class RequestStart implements Handler<RoutingContext> {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The pages for developers that the framework serves write scripts and styles into themselves. */
    private static final String PAGES = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext request) {
        begin(request);
        request.addEndHandler(done -> hangUpOnTooMuch(request));
        request.next();
    }

    /** Whoever was told that it is too much, or too slow, may be sending all the same; nobody listens. */
    private static void hangUpOnTooMuch(RoutingContext request) {
        int status = request.response().getStatusCode();
        if (status == ErrorJson.TOO_LARGE || status == ErrorJson.TOO_SLOW) {
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
        if (isTls(request)) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static boolean isOfPages(RoutingContext request) {
        @Nullable String path = request.request().path();
        return path != null && path.startsWith("/q/");
    }

    private static boolean isTls(RoutingContext request) {
        return request.request().isSSL();
    }
}
