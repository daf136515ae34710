package dev.limen.adapters.rest.routing;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;

/** Answers OPTIONS with the methods of an address; needs no token. */
@Provider
@PreMatching
class OptionsFilter implements ContainerRequestFilter {

    private final ResourceRoutes methods;

    OptionsFilter(ResourceRoutes methods) {
        this.methods = methods;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        Set<String> known = methods.methodsAt(request.getUriInfo().getPath());
        if (known.isEmpty()) {
            throw new NotFoundException();
        }
        request.abortWith(Response.ok(Map.of("methods", known), MediaType.APPLICATION_JSON_TYPE)
                .allow(known)
                .build());
    }
}
