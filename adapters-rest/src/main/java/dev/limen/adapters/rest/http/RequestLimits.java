package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.RequestError;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Refuses what is too long or cannot be decoded, before anybody tries. The HTTP server has limits of its own, set a
 * good deal higher, because what it refuses gets no more than a status.
 */
@Singleton
class RequestLimits implements Handler<RoutingContext> {

    static final int BODY = 64 * 1024;
    static final int ADDRESS = 8 * 1024;
    static final int HEADERS = 16 * 1024;

    @Override
    public void handle(RoutingContext context) {
        check(context.request());
        context.next();
    }

    private static void check(HttpServerRequest request) {
        if (request.uri().length() > ADDRESS) {
            throw new RequestError.AddressTooLong(ADDRESS);
        }
        if (lengthOfHeaders(request) > HEADERS) {
            throw new RequestError.HeadersTooLarge(HEADERS);
        }
        if (announcedLength(request) > BODY) {
            throw new RequestError.BodyTooLarge(BODY);
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
            throw new RequestError.BadAddress(e);
        }
    }
}
