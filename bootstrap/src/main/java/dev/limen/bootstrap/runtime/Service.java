package dev.limen.bootstrap.runtime;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has everything begin that belongs to a LIMEN that serves; one that does not even listen was started for an errand. */
@Singleton
final class Service {

    /** The framework's setting. */
    static final String LISTENS = "quarkus.http.host-enabled";

    /** LIMEN begins to serve. */
    record Start() {}

    private final boolean listens;

    Service(@ConfigProperty(name = LISTENS, defaultValue = "true") boolean listens) {
        this.listens = listens;
    }

    void begin(@Observes StartupEvent event, Event<Start> start) {
        if (listens) {
            start.fire(new Start());
        }
    }
}
