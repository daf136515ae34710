package dev.limen.adapters.rest.idempotency;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request of an {@link Idempotent} method. */
public final class IdempotentRequest {

    private static final String KEY = IdempotentRequest.class.getName();

    private IdempotentRequest() {}

    /** The id that stays the same however often the request comes; absent when it bears no key. */
    public static @Nullable UUID id(RoutingContext context) {
        return context.get(KEY);
    }

    static void keep(UUID id, RoutingContext context) {
        context.put(KEY, id);
    }
}
