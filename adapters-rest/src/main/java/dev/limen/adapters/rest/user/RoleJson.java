package dev.limen.adapters.rest.user;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.domain.user.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "RoleChange", description = "What an account may do from now on.", requiredProperties = "role")
record RoleJson(
        @Schema(
                description = "The role.",
                enumeration = {"admin", "user"},
                examples = "admin")
        @Nullable
        String role) {

    Role toRole() {
        return UserJson.toRole(required(role, "role"));
    }
}
