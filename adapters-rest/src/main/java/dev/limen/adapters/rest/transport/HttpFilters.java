package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.connection.HeaderTimeouts;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts what holds for every request in front of everything that answers one, sockets and documents included. */
@Singleton
class HttpFilters {

    private final List<Handler<RoutingContext>> filters;
    private final RouterErrorHandler errors;

    HttpFilters(
            ClientAddressFilter clientAddress,
            RequestIdFilter requestId,
            SecurityHeaders securityHeaders,
            ConnectionClose connectionClose,
            HeaderTimeouts headerTimeouts,
            Cors cors,
            RequestLimitFilter limits,
            BodyTimeoutFilter bodyTimeout,
            RouterErrorHandler errors) {
        this.filters = List.of(
                clientAddress, requestId, securityHeaders, connectionClose, headerTimeouts, cors, limits, bodyTimeout);
        this.errors = errors;
    }

    void install(@Observes Router router) {
        Route route = router.route().order(RouteOrder.FILTERS).failureHandler(errors);
        filters.forEach(route::handler);
    }
}
