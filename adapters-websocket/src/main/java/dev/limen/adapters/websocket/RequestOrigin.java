package dev.limen.adapters.websocket;

import io.vertx.ext.web.RoutingContext;

/** What the rest of the server knows of where a request comes from. */
public interface RequestOrigin {

    /** The address of the client, which may be behind a proxy. */
    String address(RoutingContext request);

    /** By which the request is found in logs. */
    String requestId(RoutingContext request);
}
