package dev.limen.adapters.websocket.sse;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.adapters.websocket.session.SocketQuota;
import dev.limen.adapters.websocket.session.UpgradeAuthenticator;
import dev.limen.adapters.websocket.vm.Subscription;
import dev.limen.adapters.websocket.vm.VmBroadcaster;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves the stream as Server-Sent Events: {@code id} is a frame's seq, {@code data} the frame. */
@Singleton
class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String SINCE = "since";

    /** Behind the filters that see every request, before the resources. */
    private static final int ORDER = -1;

    private final SocketQuota quota;
    private final VmBroadcaster broadcaster;
    private final StreamSettings settings;
    private final Vertx vertx;

    EventStream(SocketQuota quota, VmBroadcaster broadcaster, StreamSettings settings, Vertx vertx) {
        this.quota = quota;
        this.broadcaster = broadcaster;
        this.settings = settings;
        this.vertx = vertx;
    }

    void serve(@Observes Router router) {
        router.route("/api/events").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.GET)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET");
            context.fail(METHOD_NOT_ALLOWED);
        } else {
            Context connection = vertx.getOrCreateContext();
            QuarkusHttpUser.getSecurityIdentity(context, null)
                    .map(UpgradeAuthenticator::session)
                    // The framework may recognise the caller on another thread.
                    .emitOn(task -> connection.runOnContext(now -> task.run()))
                    .invoke(session -> admit(context, session))
                    .subscribe()
                    .with(begun -> {}, context::fail);
        }
    }

    /** On the thread of the connection, so that the answer cannot end meanwhile. */
    private void admit(RoutingContext context, Session session) {
        if (!context.response().closed()) {
            @Nullable Position since = since(context.request());
            SocketQuota.Place place = quota.take(session.actor().id(), TcpConnection.of(context.request()));
            context.addEndHandler(ended -> place.release());
            begin(context, session, since, place);
        }
    }

    private void begin(RoutingContext context, Session session, @Nullable Position since, SocketQuota.Place place) {
        context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader("X-Accel-Buffering", "no");
        EventChannel channel = new EventChannel(context.request(), vertx.getOrCreateContext(), settings.closeTimeout());
        channel.keepAlive();
        long keepAlive = vertx.setPeriodic(settings.keepAliveInterval().toMillis(), timer -> channel.keepAlive());
        Subscription subscription = broadcaster.subscribe(channel, session, since);
        place.onRelease(() -> {
            vertx.cancelTimer(keepAlive);
            onWorker(subscription, () -> broadcaster.remove(subscription));
        });
        onWorker(subscription, () -> broadcaster.open(subscription));
    }

    /** Browsers repeat the address as it was, and say in the header what they have seen since. */
    private static @Nullable Position since(HttpServerRequest request) {
        String seen = request.getHeader(LAST_EVENT_ID);
        return seen == null || seen.isEmpty()
                ? Frame.parseSeq(SINCE, request.getParam(SINCE))
                : Frame.parseSeq(LAST_EVENT_ID, seen);
    }

    private void onWorker(Subscription subscription, Runnable task) {
        vertx.executeBlocking(Executors.callable(task), false).onFailure(fault -> {
            LOG.warn("An event stream failed", fault);
            subscription.end(StreamEnd.FAULT);
        });
    }
}
