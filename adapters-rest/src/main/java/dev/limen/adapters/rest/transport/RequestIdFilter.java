package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.request.RequestIds;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Gives every request its id, in the answer and in the log. */
@Singleton
class RequestIdFilter implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        identify(context);
        context.next();
    }

    /** Does nothing to a request that has an id already. */
    void identify(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (!headers.contains(RequestIds.HEADER)) {
            String id = RequestIds.of(context.request().getHeader(RequestIds.HEADER));
            MDC.put(RequestIds.KEY, id);
            headers.set(RequestIds.HEADER, id);
        }
    }
}
