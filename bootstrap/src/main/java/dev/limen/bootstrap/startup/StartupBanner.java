package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.HttpConfig;
import dev.limen.bootstrap.config.ListenAddresses;
import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The banner: once everything is up, it says where LIMEN is and how to go on. */
@Singleton
final class StartupBanner {

    private static final Logger LOG = Logger.getLogger("limen");

    private final FirstAdmin firstAdmin;
    private final Hypervisor hypervisor;
    private final DatabaseConfig files;
    private final ListenAddresses addresses;
    private final boolean swaggerUi;
    private List<URI> reachedAt = List.of();
    private boolean serves;

    StartupBanner(
            FirstAdmin firstAdmin,
            Hypervisor hypervisor,
            DatabaseConfig files,
            HttpConfig http,
            @ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean swaggerUi) {
        this.firstAdmin = firstAdmin;
        this.hypervisor = hypervisor;
        this.files = files;
        this.addresses = new ListenAddresses(http.host());
        this.swaggerUi = swaggerUi;
    }

    void listens(@ObservesAsync HttpServerStart event, HttpServer server) {
        listens(addresses.urls("http", server.getPort()));
    }

    void listens(@ObservesAsync HttpsServerStart event, HttpServer server) {
        listens(addresses.urls("https", server.getSecurePort()));
    }

    private synchronized void listens(List<URI> urls) {
        reachedAt = urls;
        if (serves) {
            print(urls);
        }
    }

    /** Last of all that begins. */
    synchronized void serves(@Observes @Priority(Integer.MAX_VALUE) Serving.Start event) {
        serves = true;
        if (!reachedAt.isEmpty()) {
            print(reachedAt);
        }
    }

    private void print(List<URI> urls) {
        LOG.infof("LIMEN is up:       %s", urls.stream().map(URI::toString).collect(Collectors.joining(", ")));
        if (swaggerUi) {
            LOG.infof("Swagger UI:        %s", urls.getFirst().resolve("/q/swagger-ui"));
        }
        firstAdmin
                .generatedPassword()
                .ifPresent(password ->
                        LOG.infof("First admin:       %s, password %s (shown once)", firstAdmin.username(), password));
        LOG.infof("Hypervisor:        %s", hypervisorName());
        LOG.infof("Data directory:    %s", files.dataDir());
        LOG.info("Stop with Ctrl-C; virtual machines go on.");
    }

    private String hypervisorName() {
        try {
            return hypervisor.hosts().all().stream()
                    .map(Host::hypervisor)
                    .distinct()
                    .collect(Collectors.joining(", "));
        } catch (HypervisorError.Unavailable away) {
            return "not reachable yet, LIMEN keeps trying";
        }
    }
}
