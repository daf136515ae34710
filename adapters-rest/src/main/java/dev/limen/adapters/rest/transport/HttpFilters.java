package dev.limen.adapters.rest.transport;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts what holds for every request in front of everything that answers one, sockets and documents included. */
@Singleton
class HttpFilters {

    private final ClientAddressFilter clientAddress;
    private final RequestIdFilter requestId;
    private final SecurityHeaders securityHeaders;
    private final ConnectionClose connectionClose;
    private final HeaderTimeouts headerTimeouts;
    private final Cors cors;
    private final RequestLimitFilter limits;
    private final BodyTimeoutFilter bodyTimeout;
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
        this.clientAddress = clientAddress;
        this.requestId = requestId;
        this.securityHeaders = securityHeaders;
        this.connectionClose = connectionClose;
        this.headerTimeouts = headerTimeouts;
        this.cors = cors;
        this.limits = limits;
        this.bodyTimeout = bodyTimeout;
        this.errors = errors;
    }

    void install(@Observes Router router) {
        router.route().order(RouteOrder.CLIENT_ADDRESS).handler(clientAddress).failureHandler(errors);
        router.route().order(RouteOrder.REQUEST_ID).handler(requestId);
        router.route().order(RouteOrder.SECURITY_HEADERS).handler(securityHeaders);
        router.route().order(RouteOrder.CONNECTION_CLOSE).handler(connectionClose);
        router.route().order(RouteOrder.HEADER_TIMEOUT).handler(headerTimeouts);
        router.route().order(RouteOrder.CORS).handler(cors);
        router.route().order(RouteOrder.REQUEST_LIMITS).handler(limits);
        router.route().order(RouteOrder.BODY_TIMEOUT).handler(bodyTimeout);
    }
}
