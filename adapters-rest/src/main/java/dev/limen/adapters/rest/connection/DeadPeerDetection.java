package dev.limen.adapters.rest.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Dead peer detection by TCP: closes a connection whose peer acknowledges nothing any more, so that whatever is limited by
 * connections is free again. Left alone, TCP sends what was not acknowledged again for a quarter of an hour. Only the native
 * transport can set this.
 */
@Singleton
class DeadPeerDetection implements HttpServerOptionsCustomizer {

    private static final Logger LOG = Logger.getLogger(DeadPeerDetection.class);

    /** How long what was sent may stay unacknowledged, and a quiet peer without an answer to a probe. */
    private static final Duration USER_TIMEOUT = Duration.ofSeconds(36);

    /** After how long a quiet connection is probed, and how often then; more probes than a bad network loses. */
    private static final Duration KEEP_ALIVE_IDLE = Duration.ofSeconds(15);

    private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(5);

    private final Vertx vertx;

    DeadPeerDetection(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        detect(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        detect(options);
    }

    private static void detect(HttpServerOptions options) {
        options.setTcpKeepAlive(true)
                .setTcpKeepAliveIdleSeconds((int) KEEP_ALIVE_IDLE.toSeconds())
                .setTcpKeepAliveIntervalSeconds((int) KEEP_ALIVE_INTERVAL.toSeconds())
                .setTcpUserTimeout((int) USER_TIMEOUT.toMillis());
    }

    void warn(@ObservesAsync HttpServerStart started) {
        warn();
    }

    void warn(@ObservesAsync HttpsServerStart started) {
        warn();
    }

    private void warn() {
        if (!vertx.isNativeTransportEnabled()) {
            LOG.warn(
                    "Clients whose network is cut are noticed late: the native transport cannot be used, perhaps because"
                            + " nothing in the directory for temporary files may be run (java.io.tmpdir)");
        }
    }
}
