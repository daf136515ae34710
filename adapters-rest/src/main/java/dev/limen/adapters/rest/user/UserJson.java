package dev.limen.adapters.rest.user;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user, as clients read it, wherever they do. */
@Schema(
        name = "User",
        description = "An account.",
        requiredProperties = {"id", "uuid", "username", "role", "approved", "created_at", "updated_at"})
@JsonNaming(SnakeCaseStrategy.class)
public record UserJson(
        @Schema(description = "Its number, never used again.", examples = "3")
        long id,

        @Schema(description = "Its UUID.") UUID uuid,

        @Schema(description = "The name it signs in with.", examples = "alice")
        String username,

        @Schema(
                description = "What it may do.",
                enumeration = {"admin", "user"})
        String role,

        @Schema(description = "Whether an administrator has let it in.", examples = "true")
        boolean approved,

        @Schema(description = "When it was added.", examples = "2026-01-05T08:30:00Z")
        Instant createdAt,

        @Schema(description = "When it last changed.", examples = "2026-01-05T08:31:12Z")
        Instant updatedAt) {

    public static UserJson of(UserView user) {
        return new UserJson(
                user.id().value(),
                user.uuid().value(),
                user.username().value(),
                word(user.role()),
                user.approved(),
                user.createdAt(),
                user.updatedAt());
    }

    /**
     * The role of this word.
     *
     * @throws InvalidValue when there is none
     */
    static Role toRole(String word) {
        return Stream.of(Role.values())
                .filter(known -> word(known).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("role", "must be one of admin, user"));
    }

    /** How a role is said on the wire. */
    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
