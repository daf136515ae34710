package dev.limen.adapters.rest.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current request of an {@link Idempotent} method. */
public interface IdempotentRequest {

    /** The id that stays the same however often the request comes; absent when it bears no key. */
    @Nullable
    UUID id();
}
