package dev.limen.adapters.websocket.console;

import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.domain.change.ChangeFeed;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has consoles follow what changes, checks them now and then, and ends them with a goodbye. */
@Singleton
class ConsoleLifecycle {

    /** While the server still serves. */
    private static final int FIRST = 1;

    private final Consoles consoles;
    private final StreamSettings settings;
    private final TaskScheduler scheduler;
    private final Vertx vertx;
    private long checks;

    ConsoleLifecycle(Consoles consoles, StreamSettings settings, TaskScheduler scheduler, Vertx vertx) {
        this.consoles = consoles;
        this.settings = settings;
        this.scheduler = scheduler;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started, ChangeFeed feed) {
        feed.listen(consoles);
        checks = vertx.setPeriodic(
                settings.checkInterval().toMillis(), timer -> scheduler.schedule(consoles::check, Duration.ZERO));
    }

    void sayGoodbye(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent stopping) {
        consoles.shutDown();
    }

    void end(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(checks);
    }
}
