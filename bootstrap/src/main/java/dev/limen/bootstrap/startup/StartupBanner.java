package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.config.DatabaseConfig;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The banner: once everything is up, it says where LIMEN is and how to go on. */
@Singleton
final class StartupBanner {

    private static final Logger LOG = Logger.getLogger("limen");

    private final FirstAdmin firstAdmin;
    private final Hypervisor hypervisor;
    private final DatabaseConfig files;
    private final boolean swaggerUi;
    private @Nullable URI address;
    private boolean serves;

    StartupBanner(
            FirstAdmin firstAdmin,
            Hypervisor hypervisor,
            DatabaseConfig files,
            @ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean swaggerUi) {
        this.firstAdmin = firstAdmin;
        this.hypervisor = hypervisor;
        this.files = files;
        this.swaggerUi = swaggerUi;
    }

    void address(@ObservesAsync HttpServerStart event, HttpServer server) {
        address(server.getLocalBaseUri());
    }

    void address(@ObservesAsync HttpsServerStart event, HttpServer server) {
        String host = event.options().getHost().replace("0.0.0.0", "localhost");
        address(URI.create("https://" + host + ":" + server.getSecurePort()));
    }

    /** Last of all that begins. */
    synchronized void serves(@Observes @Priority(Integer.MAX_VALUE) Serving.Start event) {
        serves = true;
        if (address != null) {
            print(address);
        }
    }

    private synchronized void address(URI listening) {
        address = listening;
        if (serves) {
            print(listening);
        }
    }

    private void print(URI url) {
        LOG.infof("LIMEN is up:       %s", url);
        if (swaggerUi) {
            LOG.infof("Swagger UI:        %s", url.resolve("/q/swagger-ui"));
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
