package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.http.Routes;
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

/** Holds what a resource answers until it is recorded. */
@Provider
class AnswerRecording implements ContainerResponseFilter {

    /** Asked for late: filters are made before the application has started. */
    private final Instance<Recording> recording;

    private final CurrentVertxRequest current;
    private final Routes routes;
    private final ResourceInfo resource;

    AnswerRecording(Instance<Recording> recording, CurrentVertxRequest current, Routes routes, ResourceInfo resource) {
        this.recording = recording;
        this.current = current;
        this.routes = routes;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        RoutingContext context = current.getCurrent();
        Notes notes = Notes.of(context);
        notes.answered(answer.getEntity());
        notes.made(answer.getLocation());
        request.getUriInfo().getPathParameters().values().forEach(values -> notes.on(values.getFirst()));
        @Nullable Method method = resource.getResourceMethod();
        if (method != null && !Context.isOnEventLoopThread()) {
            String route = routes.of(resource.getResourceClass(), method);
            recording.get().beforeAnswer(context, route, answer.getStatus());
        }
    }
}
