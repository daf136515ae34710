package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.request.RequestIds;
import dev.limen.adapters.rest.routing.Routes;
import dev.limen.adapters.rest.transport.RouteOrder;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.session.Session;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
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
 * Audit filter in front of all requests, sockets included: records every request that may change something, however it
 * is answered, and every refusal, each once. It reads neither bodies nor queries.
 */
@Singleton
class AuditRequestFilter {

    private static final Set<HttpMethod> READ_METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final String UNKNOWN_ROUTE = "(no such address)";

    private final AuditWriter writer;
    private final Routes routes;
    private final InstantSource clock;

    AuditRequestFilter(AuditWriter writer, Routes routes, InstantSource clock) {
        this.writer = writer;
        this.routes = routes;
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.route().order(RouteOrder.AUDIT).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        new AuditContext().keepIn(context);
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
        AuditContext pending = AuditContext.of(context);
        if (!isWorthAnEntry(context, status) || !pending.claim()) {
            return;
        }
        AuditEntry entry = entry(context, pending, route, status);
        if (isReading(context) || status == RefusalAggregator.STORAGE_AWAY) {
            writer.enqueue(entry);
        } else {
            writer.recordNow(entry);
        }
    }

    /** Records what no resource answered. Of a client that hangs up first, only what a resource did is worth an entry. */
    private void end(RoutingContext context) {
        int status = context.response().getStatusCode();
        AuditContext pending = AuditContext.of(context);
        if (isWorthAnEntry(context, status) && pending.claim()) {
            writer.enqueue(entry(context, pending, route(context.request().path()), status));
        }
    }

    private static boolean isWorthAnEntry(RoutingContext context, int status) {
        return !isReading(context) || REFUSALS.contains(status);
    }

    private static boolean isReading(RoutingContext context) {
        return READ_METHODS.contains(context.request().method());
    }

    private String route(@Nullable String path) {
        return Optional.ofNullable(path).flatMap(routes::at).orElse(UNKNOWN_ROUTE);
    }

    private AuditEntry entry(RoutingContext context, AuditContext pending, String route, int status) {
        HttpMethod method = context.request().method();
        String verb = HttpMethod.values().contains(method) ? method.name() : "OTHER";
        return new AuditEntry(
                who(context, pending),
                new What(verb + " " + route, pending.action, pending.target),
                new Result(status, status < 400 ? null : errorCode(context, pending, status)),
                Client.of(context).address().value(),
                Optional.ofNullable(context.response().headers().get(RequestIds.HEADER))
                        .orElse("unknown"),
                clock.instant(),
                1);
    }

    /** Whom the authentication recognised, unless the resource says otherwise. */
    private static Who who(RoutingContext context, AuditContext pending) {
        if (pending.who.equals(Who.NOBODY) && context.user() instanceof QuarkusHttpUser user) {
            @Nullable Session session = user.getSecurityIdentity().getAttribute(Session.class.getName());
            return session == null ? Who.NOBODY : new Who(session.actor().id(), session.username());
        }
        return pending.who;
    }

    private static String errorCode(RoutingContext context, AuditContext pending, int status) {
        if (pending.errorCode != null) {
            return pending.errorCode;
        }
        @Nullable Throwable failure = context.failure();
        ErrorJson known = failure == null ? ErrorJson.ofStatus(status) : ErrorJson.of(failure);
        return (known.code() == status ? known : ErrorJson.ofStatus(status)).errorCode();
    }
}
