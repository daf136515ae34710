package dev.limen.adapters.rest.http;

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

/** Tells which methods an address has, to whoever asks; nobody needs a token for that. */
@Provider
@PreMatching
class OptionsAnswer implements ContainerRequestFilter {

    private final Methods methods;

    OptionsAnswer(Methods methods) {
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
