package dev.limen.adapters.rest.session;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.adapters.rest.user.UserJson;
import dev.limen.application.session.IssuedTokens;
import dev.limen.application.session.LogIn;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Login",
        description = "Who signs in.",
        requiredProperties = {"username", "password"})
record LoginJson(
        @Schema(description = "The name of the account, without regard to case.", examples = "alice") @Nullable
        String username,

        @Schema(description = "Its password.", examples = "correct horse battery") @Nullable
        String password) {

    LogIn.Command toCommand(RemoteAddress from) {
        String name = required(username, "username");
        return new LogIn.Command(name, new Password(required(password, "password")), from);
    }

    /** The name, if anybody can be called so. */
    Optional<Username> triedName() {
        try {
            return Optional.ofNullable(username).map(Username::new);
        } catch (InvalidValue nobodysName) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "LoginJson[" + username + "]";
    }

    @Schema(name = "LoggedIn", description = "What somebody who signed in carries from now on.")
    record Answer(
            @Schema(description = "The access token, for the Authorization header.")
            String token,

            @Schema(description = "Until when it is good.", examples = "2026-01-06T08:30:00Z")
            Instant expiresAt,

            @Schema(description = "Who signed in.") UserJson user,
            @Schema(description = "The same token again.") String accessToken,

            @Schema(description = "What only serves to get new access tokens.")
            String refreshToken,

            @Schema(description = "Always Bearer.", examples = "Bearer")
            String tokenType,

            @Schema(description = "For how many seconds the access token is good.", examples = "86400")
            long expiresIn) {

        static Answer of(IssuedTokens session, Duration lifetime) {
            String token = session.access().value();
            return new Answer(
                    token,
                    session.access().expiresAt(),
                    UserJson.of(session.user()),
                    token,
                    session.refresh().value(),
                    "Bearer",
                    lifetime.toSeconds());
        }

        @Override
        public String toString() {
            return "LoginJson.Answer[" + user.username() + "]";
        }
    }
}
