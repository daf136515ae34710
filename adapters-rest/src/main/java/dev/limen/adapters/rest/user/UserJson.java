package dev.limen.adapters.rest.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.application.user.GetUser;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user, as clients read it, wherever they do. */
@Schema(name = "User", description = "An account.")
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

    /** What names can be, as a description says it. */
    public static final String NAME = "^[A-Za-z0-9_.-]{3,32}$";

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

    @Schema(name = "UserDetail", description = "An account with its virtual machines.")
    record Detail(
            @JsonUnwrapped UserJson user,

            @Schema(description = "What it owns, ordered by id.")
            List<VmJson> vms) {

        static Detail of(GetUser.Result found) {
            return new Detail(
                    UserJson.of(found.user()),
                    found.vms().stream().map(VmJson::of).toList());
        }
    }

    @Schema(name = "UserOverview", description = "An account with what its virtual machines hold together.")
    record Overview(
            @JsonUnwrapped UserJson user,

            @Schema(description = "How many virtual machines it owns.", examples = "2")
            long vmCount,

            @Schema(description = "Their cores together.", examples = "4")
            long totalCpu,

            @Schema(description = "Their memory together in MiB.", examples = "4096")
            long totalMemory) {

        static Overview of(UserOverview overview) {
            return new Overview(UserJson.of(overview.user()), overview.vms(), overview.cpu(), overview.memoryMiB());
        }
    }

    @Schema(name = "DeletedUser", description = "An account that is gone; its name is free again.")
    record Deleted(
            @Schema(description = "Always true.", examples = "true")
            boolean deleted,

            @Schema(description = "The number it had.", examples = "3")
            long userId,

            @Schema(description = "The name it had.", examples = "alice")
            String username,

            @Schema(description = "When it was deleted.", examples = "2026-01-05T08:31:12Z")
            Instant timestamp) {

        static Deleted of(UserView user, Instant now) {
            return new Deleted(true, user.id().value(), user.username().value(), now);
        }
    }
}
