package dev.limen.adapters.rest.user;

import dev.limen.application.user.UpdateUser;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "UserChange",
        description = "What to change about an account: at least one member, what is absent stays.")
record UserChangeJson(
        @Schema(description = "The new name to sign in with.", pattern = UserJson.NAME, examples = "alice") @Nullable
        String username,

        @Schema(
                description = "The new password; all sessions of the account end.",
                minLength = 8,
                maxLength = 128,
                examples = "correct horse battery")
        @Nullable
        String password,

        @Schema(
                description = "What it may do from now on.",
                enumeration = {"admin", "user"})
        @Nullable
        String role) {

    UpdateUser.Command toCommand(UserId id) {
        if (username == null && password == null && role == null) {
            throw new InvalidValue("username", "or password or role is required");
        }
        return new UpdateUser.Command(
                id,
                username == null ? null : new Username(username),
                password == null ? null : new Password(password),
                role == null ? null : UserJson.toRole(role));
    }

    @Override
    public String toString() {
        return "UserChangeJson[" + username + ", " + role + "]";
    }
}
