package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.ErrorJson;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource or a filter of ours throws into an answer. */
final class ErrorResponses {

    private final Methods methods;

    ErrorResponses(Methods methods) {
        this.methods = methods;
    }

    /** {@link NotFoundException} is named because development mode has a page of its own for it. */
    @ServerExceptionMapper({NotFoundException.class, Throwable.class})
    public Response answer(Throwable failure, UriInfo uri) {
        ErrorJson error = ErrorJson.of(failure);
        FailureLog.add(error, failure);
        Response.ResponseBuilder answer = Response.status(error.code())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error);
        error.headers().forEach(answer::header);
        if (error.code() == 405) {
            answer.allow(methods.methodsAt(uri.getPath()));
        }
        return answer.build();
    }
}
