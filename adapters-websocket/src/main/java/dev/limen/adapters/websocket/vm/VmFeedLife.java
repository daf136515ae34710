package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.adapters.websocket.Wire;
import dev.limen.application.vm.ListVms;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the feed with the application, has it look around at times, and ends it with a goodbye. */
@Singleton
class VmFeedLife {

    private static final int INBOX = 10_000;

    private final WebSocketSettings settings;
    private final Vertx vertx;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("vm-feed-", 0).factory());

    VmFeedLife(WebSocketSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    @Produces
    @Singleton
    VmFeed feed(ListVms listVms, Wire wire, InstantSource clock) {
        return new VmFeed(listVms, wire, settings, clock, workers);
    }

    @Produces
    @Singleton
    Inbox inbox(VmFeed feed) {
        return new Inbox(workers, feed::tell, INBOX);
    }

    void begin(@Observes StartupEvent started, VmFeed feed) {
        vertx.setPeriodic(settings.checkEvery().toMillis(), timer -> {
            if (workers.isShutdown()) {
                vertx.cancelTimer(timer);
            } else {
                workers.execute(feed::check);
            }
        });
    }

    /** While the server still serves: when it stops, it says 1000 to whoever is left, and some clients never return. */
    void sayGoodbye(@Observes ShutdownDelayInitiatedEvent stopping, VmFeed feed) {
        feed.shutDown();
    }

    void end(@Observes ShutdownEvent stopped) {
        workers.shutdown();
    }
}
