package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.routing.Routes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Holds back the answer of a resource until it is recorded. */
@Provider
class AuditResponseFilter implements ContainerResponseFilter {

    /** Asked for late: filters are made before the application has started. */
    private final Instance<AuditRequestFilter> audit;

    private final CurrentVertxRequest current;
    private final Routes routes;
    private final ResourceInfo resource;

    AuditResponseFilter(
            Instance<AuditRequestFilter> audit, CurrentVertxRequest current, Routes routes, ResourceInfo resource) {
        this.audit = audit;
        this.current = current;
        this.routes = routes;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        RoutingContext context = current.getCurrent();
        AuditContext pending = AuditContext.of(context);
        pending.setAnswer(answer.getEntity());
        pending.setLocation(answer.getLocation());
        request.getUriInfo().getPathParameters().values().forEach(values -> pending.setTarget(values.getFirst()));
        @Nullable Method method = resource.getResourceMethod();
        if (method != null && !Context.isOnEventLoopThread()) {
            String route = routes.of(resource.getResourceClass(), method);
            audit.get().beforeAnswer(context, route, answer.getStatus());
        }
    }
}
