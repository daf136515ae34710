package dev.limen.adapters.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.request.Once;
import dev.limen.adapters.rest.session.TokenSettings;
import dev.limen.application.idempotency.AnswerOnce;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.Reply;
import dev.limen.domain.user.UserId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers as status, address and JSON. What may be answered otherwise a moment later is not kept: conflicts, faults,
 * and for people who are not signed in all failures.
 */
@Singleton
class KeyedOnce implements Once {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final AnswerOnce answerOnce;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;
    private final Fingerprints fingerprints;

    KeyedOnce(AnswerOnce answerOnce, CurrentVertxRequest current, ObjectMapper json, TokenSettings settings) {
        this.answerOnce = answerOnce;
        this.current = current;
        this.json = json;
        this.fingerprints = new Fingerprints(settings.accepted());
    }

    /** An answer as it is kept. */
    private record Kept(int status, @Nullable String location, JsonNode body) {

        Response response() {
            Response.ResponseBuilder response = Response.status(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(body);
            return location == null
                    ? response.build()
                    : response.header("Location", location).build();
        }
    }

    @Override
    public Response answer(@Nullable UserId user, Object body, Function<@Nullable UUID, Response> work) {
        HttpServerRequest request = current.getCurrent().request();
        String key = request.getHeader(KEY);
        if (key == null) {
            return work.apply(null);
        }
        AnswerOnce.Command command = new AnswerOnce.Command(
                user, new IdempotencyKey(key), fingerprints.of(request.method() + " " + request.path(), write(body)));
        Reply reply = answerOnce.handle(command, id -> carryOut(id, user == null, work));
        return read(reply).response();
    }

    private AnswerOnce.Outcome carryOut(UUID id, boolean nobody, Function<@Nullable UUID, Response> work) {
        Kept kept = tryOut(id, work);
        boolean lasting = kept.status < 400 || (kept.status != CONFLICT && !nobody);
        return new AnswerOnce.Outcome(new Reply(write(kept)), lasting);
    }

    private Kept tryOut(UUID id, Function<@Nullable UUID, Response> work) {
        try {
            Response response = work.apply(id);
            return new Kept(
                    response.getStatus(), response.getHeaderString("Location"), json.valueToTree(response.getEntity()));
        } catch (RuntimeException failure) {
            ErrorJson error = ErrorJson.of(failure);
            if (error.code() >= 500 || error.code() == TOO_MANY) {
                throw failure;
            }
            return new Kept(error.code(), null, json.valueToTree(error));
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept read(Reply reply) {
        try {
            return json.readValue(reply.value(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
