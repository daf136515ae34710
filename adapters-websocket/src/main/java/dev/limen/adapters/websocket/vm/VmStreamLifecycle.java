package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.application.session.CheckSession;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.session.LiveSessions;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the streams with the application, checks them now and then, and ends them with a goodbye. */
@Singleton
class VmStreamLifecycle {

    /** Before those who wait for requests to end, as event streams are. */
    private static final int FIRST = 1;

    private final StreamSettings settings;
    private final Vertx vertx;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("vm-streams-", 0).factory());

    VmStreamLifecycle(StreamSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    @Produces
    @Singleton
    VmBroadcaster broadcaster(ChangeLog log, JsonFormat format, InstantSource clock) {
        return new VmBroadcaster(log, new StreamContext(format, settings, clock), new Bulkhead(workers));
    }

    @Produces
    @Singleton
    VmStreams streams(VmBroadcaster broadcaster, CheckSession checkSession) {
        return new VmStreams(broadcaster, checkSession);
    }

    void begin(
            @Observes StartupEvent started,
            VmBroadcaster broadcaster,
            ChangeFeed feed,
            LiveSessions sessions,
            CheckSession checkSession) {
        SessionWatch watch = new SessionWatch(broadcaster, checkSession, workers);
        sessions.listen(change -> {
            if (!workers.isShutdown()) {
                workers.execute(() -> watch.heed(change));
            }
        });
        feed.listen(broadcaster);
        vertx.setPeriodic(settings.checkInterval().toMillis(), timer -> {
            if (workers.isShutdown()) {
                vertx.cancelTimer(timer);
            } else {
                workers.execute(broadcaster::check);
            }
        });
    }

    /** While the server still serves: when it stops, it says 1000 to whoever is left, and some clients never return. */
    void sayGoodbye(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent stopping, VmBroadcaster broadcaster) {
        broadcaster.shutDown();
    }

    void end(@Observes ShutdownEvent stopped) {
        workers.shutdown();
    }
}
