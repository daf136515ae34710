package dev.limen.adapters.rest.request;

import dev.limen.domain.user.UserId;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers a POST once, and the same ever after, if its client gave it an {@value #KEY}. */
public interface Once {

    String KEY = "Idempotency-Key";

    /**
     * Answers the request at hand.
     *
     * @param user who makes it; absent where nobody is signed in
     * @param body what was read of it
     * @param work carries it out; is given the id of a request that may come again
     */
    Response answer(@Nullable UserId user, Object body, Function<@Nullable UUID, Response> work);
}
