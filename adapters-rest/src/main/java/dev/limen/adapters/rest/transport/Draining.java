package dev.limen.adapters.rest.transport;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Graceful shutdown: waits for requests in progress before the server stops. The server's own way counts every upgrade to a socket as a
 * request that never ends, so that each stop would take as long as it may.
 */
@Singleton
class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);

    /** A guest that is asked to power off gets 8 seconds. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);

    /** One party for each request, and one for this. */
    private final Phaser requests = new Phaser(1);

    void count(@Observes Router router) {
        router.route().order(RouteOrder.DRAINING).handler(this::count);
    }

    private void count(RoutingContext context) {
        if (!isUpgrade(context.request())) {
            requests.register();
            context.addEndHandler(ended -> requests.arriveAndDeregister());
        }
        context.next();
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.headers().contains("Upgrade");
    }

    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        try {
            requests.awaitAdvanceInterruptibly(requests.arrive(), DRAIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warnf("%s requests are cut off", requests.getUnarrivedParties());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
