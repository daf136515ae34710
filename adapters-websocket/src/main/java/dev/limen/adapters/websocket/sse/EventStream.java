package dev.limen.adapters.websocket.sse;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.adapters.websocket.session.EventStreamAdmission;
import dev.limen.adapters.websocket.vm.StreamStart;
import dev.limen.adapters.websocket.vm.Subscription;
import dev.limen.adapters.websocket.vm.VmStreams;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves the stream as Server-Sent Events: {@code id} is the frame's seq, {@code data} the frame. */
@Singleton
class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final int OWN_FAULT = 500;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String PATH = "/api/events";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String SINCE = "since";

    /** Behind the filters that see every request, before the resources. */
    private static final int ORDER = -1;

    private final EventStreamAdmission admission;
    private final VmStreams streams;
    private final JsonFormat format;
    private final StreamSettings settings;
    private final Vertx vertx;

    EventStream(
            EventStreamAdmission admission,
            VmStreams streams,
            JsonFormat format,
            StreamSettings settings,
            Vertx vertx) {
        this.admission = admission;
        this.streams = streams;
        this.format = format;
        this.settings = settings;
        this.vertx = vertx;
    }

    void serve(@Observes Router router) {
        router.route(PATH).order(ORDER).handler(this::handle).failureHandler(this::refuse);
    }

    private void handle(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.GET)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET");
            context.fail(METHOD_NOT_ALLOWED);
            return;
        }
        admission.admit(context).subscribe().with(session -> begin(context, session), context::fail);
    }

    private void begin(RoutingContext context, Session session) {
        Position since = since(context.request());
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader("X-Accel-Buffering", "no");
        EventChannel channel = new EventChannel(context.request(), vertx.getOrCreateContext());
        Subscription subscription = streams.subscribe(channel, session, since);
        channel.keepAlive();
        long keepAlive = vertx.setPeriodic(settings.keepAliveInterval().toMillis(), timer -> channel.keepAlive());
        context.addEndHandler(ended -> {
            vertx.cancelTimer(keepAlive);
            streams.close(subscription);
        });
        open(subscription);
    }
}
