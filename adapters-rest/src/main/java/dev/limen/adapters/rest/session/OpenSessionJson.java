package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.user.UserJson;
import dev.limen.application.session.ResumeSession;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OpenSession", description = "A session that goes on.")
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

    @Schema(name = "NoSession", description = "There is no session: an Error with two members more.")
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

    @Schema(name = "LoggedOut", description = "A session that is over.")
    record Over(
            @Schema(description = "One sentence for people.", examples = "You are signed out.")
            String message) {

        static Over of(boolean everywhere) {
            return new Over(everywhere ? "You are signed out everywhere." : "You are signed out.");
        }
    }
}
