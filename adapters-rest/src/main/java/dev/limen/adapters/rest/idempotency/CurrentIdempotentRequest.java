package dev.limen.adapters.rest.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the id for the method behind the interceptor. */
@RequestScoped
class CurrentIdempotentRequest implements IdempotentRequest {

    private @Nullable UUID id;

    @Override
    public @Nullable UUID id() {
        return id;
    }

    void setId(UUID id) {
        this.id = id;
    }
}
