package dev.limen.adapters.rest.user;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.domain.user.UserView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "DeletedUser",
        description = "An account that is gone; its name is free again.",
        requiredProperties = {"deleted", "user_id", "username", "timestamp"})
@JsonNaming(SnakeCaseStrategy.class)
record DeletedUserJson(
        @Schema(description = "Always true.", examples = "true")
        boolean deleted,

        @Schema(description = "The number it had.", examples = "3")
        long userId,

        @Schema(description = "The name it had.", examples = "alice")
        String username,

        @Schema(description = "When it was deleted.", examples = "2026-01-05T08:31:12Z")
        Instant timestamp) {

    static DeletedUserJson of(UserView user, Instant now) {
        return new DeletedUserJson(true, user.id().value(), user.username().value(), now);
    }
}
