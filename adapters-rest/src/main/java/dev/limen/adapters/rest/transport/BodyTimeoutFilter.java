package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.request.HttpSettings;
import dev.limen.adapters.rest.request.UploadRoute;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/** Timeout for the body of a request; the answer has none, and uploads have a minimum rate instead. */
@Singleton
class BodyTimeoutFilter implements Handler<RoutingContext> {

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final HttpSettings settings;
    private final Vertx vertx;

    BodyTimeoutFilter(HttpSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext context) {
        if (hasBody(context.request()) && !UploadRoute.isTakenBy(context)) {
            long deadline = vertx.setTimer(
                    settings.bodyTimeout().toMillis(),
                    late -> context.fail(new RequestError(RequestError.Kind.BODY_TOO_SLOW)));
            context.request().end().onComplete(complete -> vertx.cancelTimer(deadline));
            context.addEndHandler(answered -> vertx.cancelTimer(deadline));
        }
        context.next();
    }

    /** With HTTP/2 a body may come without having been announced. */
    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        return request.version() == HttpVersion.HTTP_2
                ? WITH_BODY.contains(request.method())
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
