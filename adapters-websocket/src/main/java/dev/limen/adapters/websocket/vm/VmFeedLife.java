package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.adapters.websocket.Wire;
import dev.limen.application.session.CheckSession;
import dev.limen.application.vm.ListVms;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.vm.RemoteVmEvents;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Starts the feed with the application, has it look around at times, and ends it with a goodbye. */
@Singleton
class VmFeedLife {

    private static final Logger LOG = Logger.getLogger(VmFeedLife.class);
    private static final int INBOX = 10_000;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

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

    void begin(
            @Observes StartupEvent started,
            VmFeed feed,
            RemoteVmEvents elsewhere,
            VmQueries queries,
            LiveSessions sessions,
            CheckSession checkSession) {
        SessionWatch watch = new SessionWatch(feed, checkSession, workers);
        sessions.listen(change -> {
            if (!workers.isShutdown()) {
                workers.execute(() -> watch.heed(change));
            }
        });
        Inbox notices = new Inbox(workers, feed::tellOnce, INBOX);
        CatchUps catchUps = new CatchUps(workers, () -> catchUp(feed, queries));
        elsewhere.listen(event -> notices.put(List.of(event)), catchUps::request);
        catchUps.request();
        vertx.setPeriodic(settings.checkEvery().toMillis(), timer -> {
            if (workers.isShutdown()) {
                vertx.cancelTimer(timer);
            } else {
                workers.execute(feed::check);
            }
        });
    }

    /** As often as it takes: what was missed is told by nobody else. */
    private void catchUp(VmFeed feed, VmQueries queries) {
        boolean caughtUp = false;
        while (!caughtUp && !workers.isShutdown()) {
            try {
                feed.catchUp(() -> queries.list(VmFilter.all()));
                caughtUp = true;
            } catch (RuntimeException away) {
                LOG.debug("What was missed cannot be read yet", away);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** While the server still serves: when it stops, it says 1000 to whoever is left, and some clients never return. */
    void sayGoodbye(@Observes ShutdownDelayInitiatedEvent stopping, VmFeed feed) {
        feed.shutDown();
    }

    void end(@Observes ShutdownEvent stopped) {
        workers.shutdown();
    }
}
