package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.application.MonotonicClock;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.application.session.CheckSession;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the streams with the application, checks them now and then, and ends them with a goodbye. */
@Singleton
class VmStreamLifecycle {

    /** Before those who wait for requests to end, as event streams are. */
    private static final int FIRST = 1;

    /** A bulkhead: leaves most of a usual pool of database connections to those who write. */
    private static final int MAX_CONCURRENT_READS = 4;

    private final StreamSettings settings;
    private final TaskScheduler scheduler;
    private final Vertx vertx;
    private final ExecutorService reads = Executors.newFixedThreadPool(
            MAX_CONCURRENT_READS, Thread.ofVirtual().name("vm-streams-", 0).factory());
    private long checks;

    VmStreamLifecycle(StreamSettings settings, TaskScheduler scheduler, Vertx vertx) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.vertx = vertx;
    }

    @Produces
    @Singleton
    VmBroadcaster broadcaster(
            ChangeLog log,
            JsonFormat format,
            InstantSource clock,
            MonotonicClock monotonicClock,
            CheckSession checkSession) {
        StreamContext context = new StreamContext(format, settings, clock, monotonicClock);
        return new VmBroadcaster(log, context, checkSession::handle, scheduler, reads);
    }

    void begin(@Observes StartupEvent started, VmBroadcaster broadcaster, ChangeFeed feed) {
        feed.listen(broadcaster);
        checks = vertx.setPeriodic(
                settings.checkInterval().toMillis(), timer -> scheduler.schedule(broadcaster::check, Duration.ZERO));
    }

    /** While the server still serves: when it stops, it says 1000 to whoever is left, and some clients never return. */
    void sayGoodbye(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent stopping, VmBroadcaster broadcaster) {
        broadcaster.shutDown();
    }

    void end(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(checks);
        reads.shutdown();
    }
}
