package dev.limen.adapters.rest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.error.ErrorJson;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** Answers what fails before or outside the resources. */
@Singleton
class HttpFailures implements Handler<RoutingContext> {

    private final ClientAddress clientAddress;
    private final RequestStart start;
    private final ObjectMapper json;

    HttpFailures(ClientAddress clientAddress, RequestStart start, ObjectMapper json) {
        this.clientAddress = clientAddress;
        this.start = start;
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
        start.begin(context);
        ErrorJson error = error(context);
        FailureLog.add(error, context.failure());
        response.setStatusCode(error.code()).putHeader("Content-Type", "application/json;charset=UTF-8");
        error.headers().forEach(response::putHeader);
        response.end(text(error));
    }

    /** A status of 500 is what the server says of every exception that it does not know. */
    private static ErrorJson error(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        return failure == null || status != 500 ? ErrorJson.ofStatus(status) : ErrorJson.of(failure);
    }

    private String text(ErrorJson error) {
        try {
            return json.writeValueAsString(error);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
