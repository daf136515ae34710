package dev.limen.adapters.rest.session;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.application.session.ChangePassword;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.user.Password;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "OwnPassword",
        description = "A new password for oneself.",
        requiredProperties = {"current_password", "new_password"})
record OwnPasswordJson(
        @Schema(description = "The password so far.", examples = "correct horse battery") @Nullable
        String currentPassword,

        @Schema(
                description = "Not the username, and none of the commonest.",
                minLength = 8,
                maxLength = 128,
                examples = "staple battery horse")
        @Nullable
        String newPassword) {

    ChangePassword.Command toCommand(RemoteAddress from) {
        return new ChangePassword.Command(
                new Password(required(currentPassword, "current_password")),
                new Password(required(newPassword, "new_password")),
                from);
    }

    @Override
    public String toString() {
        return "OwnPasswordJson[…]";
    }
}
