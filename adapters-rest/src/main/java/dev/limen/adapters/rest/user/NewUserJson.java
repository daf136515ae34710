package dev.limen.adapters.rest.user;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.application.user.AddUser;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.Username;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "NewUser",
        description = "An account to add.",
        requiredProperties = {"username", "password"})
record NewUserJson(
        @Schema(
                description = "The name to sign in with; no two are the same without regard to case.",
                pattern = UserJson.NAME,
                examples = "alice")
        @Nullable
        String username,

        @Schema(
                description = "Not the username, and none of the commonest.",
                minLength = 8,
                maxLength = 128,
                examples = "correct horse battery")
        @Nullable
        String password,

        @Schema(
                description = "What it may do.",
                enumeration = {"admin", "user"},
                defaultValue = "user")
        @Nullable
        String role) {

    AddUser.Command toCommand() {
        return new AddUser.Command(
                new Username(required(username, "username")),
                new Password(required(password, "password")),
                role == null ? Role.USER : UserJson.toRole(role));
    }

    @Override
    public String toString() {
        return "NewUserJson[" + username + "]";
    }
}
