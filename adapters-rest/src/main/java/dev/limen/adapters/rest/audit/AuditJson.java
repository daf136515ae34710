package dev.limen.adapters.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.RecordedEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "AuditEntry", description = "What somebody did or was refused.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditJson(
        @Schema(description = "The number of the entry.", examples = "4711")
        long id,

        @Schema(description = "When it was answered, or the last of several.", examples = "2026-01-05T08:30:00Z")
        Instant at,

        @Schema(description = "Who it was; absent where nobody was recognised.", examples = "3") @Nullable
        Long userId,

        @Schema(
                description = "What they were called; the name that was tried where somebody tried to sign in.",
                examples = "alice")
        @Nullable
        String username,

        @Schema(description = "The method and the route.", examples = "POST /api/vms/{vm}/action")
        String operation,

        @Schema(description = "Which action, where the route has several.", examples = "stop") @Nullable
        String action,

        @Schema(
                description = "The number or UUID of what it was done to, as it was named, or of what it made.",
                examples = "7")
        @Nullable
        String target,

        @Schema(description = "The HTTP status of the answer.", examples = "409")
        int status,

        @Schema(description = "The error_code of the answer.", examples = "VM_BUSY") @Nullable
        String errorCode,

        @Schema(
                description = "Where it came from; absent where several came from more than one address.",
                examples = "192.0.2.7")
        @Nullable
        String address,

        @Schema(description = "The id of the request, or of the last of several.", examples = "5f0c9d57")
        String requestId,

        @Schema(description = "How many requests it is about: refusals that are alike are counted.", examples = "1")
        int count) {

    static AuditJson of(RecordedEntry recorded) {
        AuditEntry entry = recorded.entry();
        return new AuditJson(
                recorded.id().value(),
                entry.at(),
                entry.who().user() == null ? null : entry.who().user().value(),
                entry.who().name() == null ? null : entry.who().name().value(),
                entry.what().operation(),
                entry.what().action(),
                entry.what().target(),
                entry.result().status(),
                entry.result().errorCode(),
                entry.address(),
                entry.requestId(),
                entry.count());
    }
}
