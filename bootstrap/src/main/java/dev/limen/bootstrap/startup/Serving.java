package dev.limen.bootstrap.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the rest when LIMEN begins to serve. Started for an admin command, it does not even listen, and nothing begins. */
@Singleton
public final class Serving {

    /** Quarkus's setting. */
    static final String HTTP_ENABLED = "quarkus.http.host-enabled";

    /** LIMEN begins to serve. */
    public record Start() {}

    private final boolean listens;

    Serving(@ConfigProperty(name = HTTP_ENABLED, defaultValue = "true") boolean listens) {
        this.listens = listens;
    }

    void begin(@Observes StartupEvent event, Event<Start> start) {
        if (listens) {
            start.fire(new Start());
        }
    }
}
