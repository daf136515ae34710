package dev.limen.adapters.rest.console;

import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ViewerId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A viewer as clients read them. */
@Schema(name = "Viewer", description = "Somebody who looks at the screen of a virtual machine.", examples = """
                {"id": "0b9c5d1e-55c4-4b8e-9d5f-1f0f5b3a7c11", "user_id": 2, "username": "ada", "view_only": false,
                 "since": "2026-01-05T08:30:00Z"}""")
record ViewerJson(
        UUID id,
        long userId,

        @Schema(description = "As they were called when they came.")
        String username,

        @Schema(description = "Whether nothing that they type or point at gets to the virtual machine.")
        boolean viewOnly,

        Instant since) {

    static ViewerJson of(ConsoleViewer viewer) {
        return new ViewerJson(
                viewer.id().value(),
                viewer.user().value(),
                viewer.username().value(),
                viewer.viewOnly(),
                viewer.since());
    }

    /** A viewer who was cut off. */
    @Schema(name = "CutViewer", description = "Who was cut off.", examples = """
                    {"cut": true, "viewer_id": "0b9c5d1e-55c4-4b8e-9d5f-1f0f5b3a7c11"}""")
    record Cut(boolean cut, UUID viewerId) {

        static Cut of(ViewerId viewer) {
            return new Cut(true, viewer.value());
        }
    }
}
