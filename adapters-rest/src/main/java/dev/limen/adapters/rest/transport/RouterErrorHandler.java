package dev.limen.adapters.rest.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.ErrorLog;
import dev.limen.adapters.rest.error.TextErrors;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** The router's error handler: answers what fails before or outside the resources. */
@Singleton
class RouterErrorHandler implements Handler<RoutingContext> {

    private final ClientAddressFilter clientAddress;
    private final RequestIdFilter requestId;
    private final SecurityHeaders securityHeaders;
    private final ObjectMapper json;

    RouterErrorHandler(
            ClientAddressFilter clientAddress,
            RequestIdFilter requestId,
            SecurityHeaders securityHeaders,
            ObjectMapper json) {
        this.clientAddress = clientAddress;
        this.requestId = requestId;
        this.securityHeaders = securityHeaders;
        this.json = json;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        clientAddress.recognise(context);
        requestId.identify(context);
        securityHeaders.set(context);
        ErrorJson error = error(context);
        ErrorLog.add(error, context.failure());
        boolean asText = TextErrors.areAt(context.normalizedPath());
        response.setStatusCode(error.code())
                .putHeader("Content-Type", asText ? TextErrors.CONTENT_TYPE : "application/json;charset=UTF-8");
        error.headers().forEach(response::putHeader);
        response.end(asText ? error.message() : json(error));
    }

    /** A status of 500 is what the server says of every exception that it does not know. */
    private static ErrorJson error(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        return failure == null || status != 500 ? ErrorJson.ofStatus(status) : ErrorJson.of(failure);
    }

    private String json(ErrorJson error) {
        try {
            return json.writeValueAsString(error);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
