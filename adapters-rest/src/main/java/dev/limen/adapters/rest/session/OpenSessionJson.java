package dev.limen.adapters.rest.session;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.user.UserJson;
import dev.limen.application.session.ResumeSession;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "OpenSession",
        description = "A session that goes on.",
        requiredProperties = {"valid", "access_token", "user"})
@JsonNaming(SnakeCaseStrategy.class)
record OpenSessionJson(
        @Schema(description = "Always true.", examples = "true")
        boolean valid,

        @Schema(description = "A new access token of this session.")
        String accessToken,

        @Schema(description = "Whose session it is.") UserJson user) {

    static OpenSessionJson of(ResumeSession.Result result) {
        return new OpenSessionJson(true, result.access().value(), UserJson.of(result.user()));
    }

    @Override
    public String toString() {
        return "OpenSessionJson[" + user.username() + "]";
    }

    @Schema(
            name = "NoSession",
            description = "There is no session: an Error with two members more.",
            requiredProperties = {"valid", "reason", "code", "error", "error_code", "message"})
    @JsonNaming(SnakeCaseStrategy.class)
    record None(
            @Schema(description = "Always false.", examples = "false")
            boolean valid,

            @Schema(
                    description = "Why there is none: no cookie came, or it is not good any more.",
                    enumeration = {"no_cookie", "invalid"})
            String reason,

            @Schema(description = "The HTTP status.", examples = "401")
            int code,

            @Schema(description = "The status in words.", examples = "Authentication required")
            String error,

            @Schema(description = "What happened, as a word that does not change.", examples = "INVALID_REFRESH_TOKEN")
            String errorCode,

            @Schema(
                    description = "What happened, as one sentence for people.",
                    examples = "Invalid or expired refresh token. Authentication required.")
            String message) {

        static None of(ErrorJson error, boolean cookie) {
            return new None(
                    false,
                    cookie ? "invalid" : "no_cookie",
                    error.code(),
                    error.error(),
                    error.errorCode(),
                    error.message());
        }
    }
}
