package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.request.Client;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Sets the security headers of every answer. Answers are for programs: browsers must not run, frame, embed or cache
 * them, nor guess their type.
 */
@Singleton
class SecurityHeaders implements Handler<RoutingContext> {

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** The pages for developers that the framework serves write scripts and styles into themselves. */
    private static final String DEV_PAGES_POLICY = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext context) {
        set(context);
        context.next();
    }

    void set(RoutingContext context) {
        MultiMap headers = context.response().headers();
        @Nullable String path = context.request().path();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", isBelow("/q/", path) ? DEV_PAGES_POLICY : API_POLICY);
        if (Client.of(context).secure()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        if (isBelow("/api", path) || isBelow("/agent", path)) {
            headers.set("Cache-Control", "no-store");
        }
    }

    private static boolean isBelow(String prefix, @Nullable String path) {
        return path != null && path.startsWith(prefix);
    }
}
