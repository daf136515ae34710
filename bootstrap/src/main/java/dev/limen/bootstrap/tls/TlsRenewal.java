package dev.limen.bootstrap.tls;

import dev.limen.bootstrap.config.HttpConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reloads the certificate when its files are replaced. Quarkus's own reload would take a certificate whose key has not been
 * replaced yet, and nobody could connect until the next one.
 */
@Singleton
final class TlsRenewal {

    private static final Logger LOG = Logger.getLogger("limen");

    private final HttpConfig.Tls config;
    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> renewals;
    private final Vertx vertx;
    private String fingerprint = "";

    TlsRenewal(
            HttpConfig config,
            TlsConfigurationRegistry registry,
            Event<CertificateUpdatedEvent> renewals,
            Vertx vertx) {
        this.config = config.tls();
        this.registry = registry;
        this.renewals = renewals;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        TlsFiles.of(config).ifPresent(files -> {
            fingerprint = files.fingerprint();
            vertx.setPeriodic(config.checkInterval().toMillis(), timer -> vertx.executeBlocking(() -> check(files)));
        });
    }

    /** What is no good is complained of once, not every time; it may be one of two files, the other on its way. */
    private boolean check(TlsFiles files) {
        String now = files.fingerprint();
        if (now.equals(fingerprint)) {
            return false;
        }
        fingerprint = now;
        Optional<String> problem = files.problem();
        problem.ifPresentOrElse(why -> LOG.warnf("The TLS certificate stays what it was. %s", why), this::renew);
        return problem.isEmpty();
    }

    private void renew() {
        TlsConfiguration certificate = registry.get(TlsFiles.NAME).orElseThrow();
        if (certificate.reload()) {
            renewals.fire(new CertificateUpdatedEvent(TlsFiles.NAME, certificate));
            LOG.info("The TLS certificate is renewed");
        } else {
            LOG.warn("The TLS certificate could not be renewed");
        }
    }
}
