package dev.limen.adapters.rest.user;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.application.user.RegisterUser;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Registration",
        description = "An account to ask for.",
        requiredProperties = {"username", "password"})
record RegistrationJson(
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
        String password) {

    RegisterUser.Command toCommand(RemoteAddress from) {
        Username name = new Username(required(username, "username"));
        return new RegisterUser.Command(name, new Password(required(password, "password")), from);
    }

    @Override
    public String toString() {
        return "RegistrationJson[" + username + "]";
    }

    @Schema(name = "Registered", description = "An account that an administrator has to let in.")
    record Answer(
            @Schema(description = "Its number.", examples = "3")
            long id,

            @Schema(description = "Its name.", examples = "alice")
            String username,

            @Schema(description = "One sentence for people.")
            String message) {

        static Answer of(UserView user) {
            return new Answer(
                    user.id().value(),
                    user.username().value(),
                    "Registration received. Your account is pending approval by an administrator.");
        }
    }
}
