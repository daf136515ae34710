package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.RequestError;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;

/** Takes in the whole body before anybody works on the request, so that nothing is held up by a client that is slow. */
@Singleton
class BodyIntake implements Handler<RoutingContext> {

    private final RequestDeadlines deadlines;
    private final Vertx vertx;

    BodyIntake(RequestDeadlines deadlines, Vertx vertx) {
        this.deadlines = deadlines;
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext context) {
        if (hasBody(context.request())) {
            takeIn(context);
        } else {
            context.next();
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return !request.isEnded();
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    private void takeIn(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        long deadline =
                vertx.setTimer(deadlines.body().toMillis(), late -> context.fail(new RequestError.BodyTooSlow()));
        context.addEndHandler(ended -> vertx.cancelTimer(deadline));
        request.handler(part -> append(body, part, context));
        request.endHandler(complete -> {
            vertx.cancelTimer(deadline);
            if (!context.failed()) {
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static void append(Buffer body, Buffer part, RoutingContext context) {
        if (context.failed()) {
            return;
        }
        if (body.length() + part.length() > RequestLimits.BODY) {
            context.fail(new RequestError.BodyTooLarge(RequestLimits.BODY));
        } else {
            body.appendBuffer(part);
        }
    }
}
