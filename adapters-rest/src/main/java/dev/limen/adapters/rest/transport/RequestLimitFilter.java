package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.request.RequestLimits;
import dev.limen.adapters.rest.request.UploadRoute;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Enforces the limits on the length of a request, and refuses an address that cannot be decoded. The HTTP server's own
 * limits are set a good deal higher, because what it refuses gets no more than a status.
 */
@Singleton
class RequestLimitFilter implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        check(context);
        context.next();
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > RequestLimits.MAX_ADDRESS_LENGTH) {
            throw new RequestError(RequestError.Kind.ADDRESS_TOO_LONG);
        }
        if (lengthOfHeaders(request) > RequestLimits.MAX_HEADERS_LENGTH) {
            throw new RequestError(RequestError.Kind.HEADERS_TOO_LARGE);
        }
        if (announcedLength(request) > RequestLimits.MAX_BODY_BYTES && !UploadRoute.isTakenBy(context)) {
            throw new RequestError(RequestError.Kind.BODY_TOO_LARGE);
        }
        decode(request.uri());
    }

    private static int lengthOfHeaders(HttpServerRequest request) {
        return request.headers().entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private static void decode(String uri) {
        try {
            URI.create(uri);
            QueryStringDecoder decoder = new QueryStringDecoder(uri);
            decoder.path();
            decoder.parameters();
        } catch (IllegalArgumentException e) {
            throw new RequestError(RequestError.Kind.BAD_ADDRESS, e);
        }
    }
}
