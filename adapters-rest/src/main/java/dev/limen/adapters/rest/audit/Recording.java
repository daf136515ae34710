package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.RequestIds;
import dev.limen.adapters.rest.http.Client;
import dev.limen.adapters.rest.http.Routes;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records every request that may change something, however it is answered, and every refusal, sockets included: once,
 * where all requests come by. Nothing of a body or a query is looked at.
 */
@Singleton
class Recording {

    /** Before everything that could answer. */
    private static final int FIRST = -10_002;

    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<Integer> REFUSED = Set.of(401, 403, 429);
    private static final String NOWHERE = "(no such address)";

    private final Recorder recorder;
    private final Routes routes;
    private final InstantSource clock;
    private volatile @Nullable ServerRoutes serverRoutes;

    Recording(Recorder recorder, Routes routes, InstantSource clock) {
        this.recorder = recorder;
        this.routes = routes;
        this.clock = clock;
    }

    void watch(@Observes Router router) {
        router.route().order(FIRST).handler(this::begin);
    }

    /** By now everybody who serves something has said where. */
    void start(@Observes StartupEvent event, Router router) {
        serverRoutes = new ServerRoutes(router);
    }

    private void begin(RoutingContext context) {
        new Notes().keepIn(context);
        context.addEndHandler(ended -> {
            if (ended.succeeded()) {
                end(context);
            }
        });
        context.next();
    }

    /**
     * Records what a resource answered. What may have changed something is held until that is done; not what failed
     * because nothing can be written at the moment.
     */
    void beforeAnswer(RoutingContext context, String route, int status) {
        Notes notes = Notes.of(context);
        if (!isWorthAnEntry(context, status) || !notes.take()) {
            return;
        }
        AuditEntry entry = entry(context, notes, route, status);
        if (isReading(context) || status == Repetitions.STORAGE_AWAY) {
            recorder.note(entry);
        } else {
            recorder.record(entry);
        }
    }

    /** Records what no resource answered. Of a client that hangs up first, only what a resource did is worth an entry. */
    private void end(RoutingContext context) {
        int status = context.response().getStatusCode();
        Notes notes = Notes.of(context);
        if (isWorthAnEntry(context, status) && notes.take()) {
            recorder.note(entry(context, notes, route(context.request().path()), status));
        }
    }

    private static boolean isWorthAnEntry(RoutingContext context, int status) {
        return !isReading(context) || REFUSED.contains(status);
    }

    private static boolean isReading(RoutingContext context) {
        return READING.contains(context.request().method());
    }

    private String route(@Nullable String path) {
        return Optional.ofNullable(path)
                .flatMap(at -> routes.at(at).or(() -> serverRoute(at)))
                .orElse(NOWHERE);
    }

    private Optional<String> serverRoute(String path) {
        return Optional.ofNullable(serverRoutes).flatMap(known -> known.at(path));
    }

    private AuditEntry entry(RoutingContext context, Notes notes, String route, int status) {
        HttpMethod method = context.request().method();
        String verb = HttpMethod.values().contains(method) ? method.name() : "OTHER";
        return new AuditEntry(
                notes.who,
                new What(verb + " " + route, notes.action, notes.target),
                new Result(status, status < 400 ? null : errorCode(context, notes, status)),
                Client.of(context).address().value(),
                Optional.ofNullable(context.response().headers().get(RequestIds.HEADER))
                        .orElse("unknown"),
                clock.instant(),
                1);
    }

    private static String errorCode(RoutingContext context, Notes notes, int status) {
        if (notes.errorCode != null) {
            return notes.errorCode;
        }
        @Nullable Throwable failure = context.failure();
        ErrorJson known = failure == null ? ErrorJson.ofStatus(status) : ErrorJson.of(failure);
        return (known.code() == status ? known : ErrorJson.ofStatus(status)).errorCode();
    }
}
