package dev.limen.adapters.rest.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LoggedOut", description = "A session that is over.", requiredProperties = "message")
record LoggedOutJson(
        @Schema(description = "One sentence for people.", examples = "You are signed out.")
        String message) {

    static LoggedOutJson of(boolean everywhere) {
        return new LoggedOutJson(everywhere ? "You are signed out everywhere." : "You are signed out.");
    }
}
