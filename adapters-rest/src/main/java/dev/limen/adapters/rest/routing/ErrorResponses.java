package dev.limen.adapters.rest.routing;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.ErrorLog;
import dev.limen.adapters.rest.error.TextErrors;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Exception mapper for everything that a resource or a JAX-RS filter throws. */
final class ErrorResponses {

    private final ResourceRoutes methods;

    ErrorResponses(ResourceRoutes methods) {
        this.methods = methods;
    }

    /** The framework has mappers of its own for what is named, which know no Error object. */
    @ServerExceptionMapper({
        NotFoundException.class,
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        Throwable.class
    })
    public Response answer(Throwable failure, UriInfo uri) {
        ErrorJson error = ErrorJson.of(failure);
        ErrorLog.add(error, failure);
        Response.ResponseBuilder answer = Response.status(error.code());
        if (TextErrors.areAt(uri.getPath())) {
            answer.type(TextErrors.CONTENT_TYPE).entity(error.message());
        } else {
            answer.type(MediaType.APPLICATION_JSON_TYPE).entity(error);
        }
        error.headers().forEach(answer::header);
        if (error.code() == 405) {
            answer.allow(methods.methodsAt(uri.getPath()));
        }
        return answer.build();
    }
}
