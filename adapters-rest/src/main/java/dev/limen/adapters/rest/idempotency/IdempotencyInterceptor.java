package dev.limen.adapters.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.token.TokenSettings;
import dev.limen.application.idempotency.IdempotentExecution;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.Reply;
import dev.limen.domain.user.UserId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores the responses of {@link Idempotent} methods as status, address and JSON; errors that may pass are not stored. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {

    private static final int TOO_MANY_REQUESTS = 429;

    private final IdempotentExecution execution;
    private final Caller caller;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;
    private final Fingerprints fingerprints;

    IdempotencyInterceptor(
            IdempotentExecution execution,
            Caller caller,
            CurrentVertxRequest current,
            ObjectMapper json,
            TokenSettings settings) {
        this.execution = execution;
        this.caller = caller;
        this.current = current;
        this.json = json;
        this.fingerprints = new Fingerprints(settings.accepted());
    }

    @AroundInvoke
    Object answer(InvocationContext invocation) {
        boolean anonymous =
                invocation.getMethod().getAnnotation(Idempotent.class).anonymous();
        @Nullable UserId user = anonymous ? null : caller.actor().id();
        HttpServerRequest request = current.getCurrent().request();
        @Nullable String key = request.getHeader(Idempotent.HEADER);
        if (key == null) {
            return proceed(invocation);
        }
        IdempotentExecution.Command command = new IdempotentExecution.Command(
                user,
                new IdempotencyKey(key),
                fingerprints.of(request.method() + " " + request.uri(), write(body(invocation))));
        Reply reply = execution.handle(command, id -> carryOut(id, anonymous, invocation));
        return read(reply).toResponse();
    }

    private IdempotentExecution.Outcome carryOut(UUID id, boolean anonymous, InvocationContext invocation) {
        IdempotentRequest.keep(id, current.getCurrent());
        StoredResponse response = response(invocation);
        return new IdempotentExecution.Outcome(new Reply(write(response)), response.isLasting(anonymous));
    }

    private StoredResponse response(InvocationContext invocation) {
        try {
            Response response = proceed(invocation);
            return new StoredResponse(
                    response.getStatus(), response.getHeaderString("Location"), json.valueToTree(response.getEntity()));
        } catch (RuntimeException failure) {
            ErrorJson error = ErrorJson.of(failure);
            if (error.code() >= 500 || error.code() == TOO_MANY_REQUESTS) {
                throw failure;
            }
            return new StoredResponse(error.code(), null, json.valueToTree(error));
        }
    }

    private static Response proceed(InvocationContext invocation) {
        try {
            return (Response) invocation.proceed();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** Null where there is none. */
    private static @Nullable Object body(InvocationContext invocation) {
        Annotation[][] annotations = invocation.getMethod().getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            if (annotations[i].length == 0) {
                return invocation.getParameters()[i];
            }
        }
        return null;
    }

    private String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredResponse read(Reply reply) {
        try {
            return json.readValue(reply.value(), StoredResponse.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
