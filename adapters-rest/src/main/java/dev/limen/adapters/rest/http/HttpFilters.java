package dev.limen.adapters.rest.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts what holds for every request in front of everything that answers one, sockets and documents included. */
@Singleton
class HttpFilters {

    /** Nothing of the framework's that could answer comes earlier. */
    private static final int FIRST = -10_000;

    private final RequestStart start;
    private final ClientAddress clientAddress;
    private final Cors cors;
    private final RequestLimits limits;
    private final HeadDeadlines heads;
    private final BodyDeadline bodies;
    private final HttpFailures failures;

    HttpFilters(
            RequestStart start,
            ClientAddress clientAddress,
            HeadDeadlines heads,
            Cors cors,
            RequestLimits limits,
            BodyDeadline bodies,
            HttpFailures failures) {
        this.start = start;
        this.clientAddress = clientAddress;
        this.cors = cors;
        this.limits = limits;
        this.heads = heads;
        this.bodies = bodies;
        this.failures = failures;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(clientAddress).handler(start).failureHandler(failures);
        router.route().order(FIRST + 1).handler(heads);
        router.route().order(FIRST + 2).handler(cors);
        router.route().order(FIRST + 3).handler(limits);
        router.route().order(FIRST + 4).handler(bodies);
    }
}
