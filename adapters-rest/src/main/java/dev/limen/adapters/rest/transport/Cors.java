package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.request.HttpSettings;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * CORS: web pages of the configured origins may call, and those of LIMEN's own address. The headers are set before
 * anything else answers, so that refusals carry them too.
 */
@Singleton
class Cors implements Handler<RoutingContext> {

    private static final String METHODS = "GET, POST, PUT, DELETE, OPTIONS";
    private static final String HEADERS =
            "Authorization, Content-Type, X-CSRF-Token, Cache-Control, Pragma, Idempotency-Key, If-Match";
    private static final String EXPOSED = "X-Request-ID, X-Total-Count, Link, Location, Retry-After";

    private final HttpSettings settings;

    Cors(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        MultiMap headers = context.response().headers();
        String origin = request.getHeader("Origin");
        headers.add("Vary", "Origin");
        if (origin == null || isOurOwn(origin, request)) {
            context.next();
        } else if (!settings.origins().contains(origin)) {
            context.fail(new RequestError(RequestError.Kind.ORIGIN_NOT_ALLOWED));
        } else {
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Access-Control-Allow-Credentials", "true");
            headers.set("Access-Control-Expose-Headers", EXPOSED);
            answer(context);
        }
    }

    private static void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.OPTIONS)
                || request.getHeader("Access-Control-Request-Method") == null) {
            context.next();
            return;
        }
        context.response()
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", HEADERS)
                .putHeader("Access-Control-Max-Age", "600")
                .putHeader("Content-Type", "application/json")
                .end("{}");
    }

    /** A proxy in front may speak another scheme to the browser, so the scheme does not count. */
    private static boolean isOurOwn(String origin, HttpServerRequest request) {
        int host = origin.indexOf("://") + 3;
        return host > 2 && origin.substring(host).equalsIgnoreCase(request.getHeader("Host"));
    }
}
