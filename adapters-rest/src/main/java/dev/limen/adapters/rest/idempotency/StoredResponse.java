package dev.limen.adapters.rest.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A response as it is stored. */
record StoredResponse(int status, @Nullable String location, JsonNode body) {

    private static final int CONFLICT = 409;

    /**
     * Whether it is given again. What may be answered otherwise a moment later is not: conflicts, and for callers who are
     * not signed in all errors.
     */
    boolean isLasting(boolean anonymous) {
        return status < 400 || (status != CONFLICT && !anonymous);
    }

    /** Of what an earlier LIMEN stored, scheme and host are those of the first caller. */
    Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        return location == null
                ? response.build()
                : response.header("Location", URI.create(location).getRawPath()).build();
    }
}
