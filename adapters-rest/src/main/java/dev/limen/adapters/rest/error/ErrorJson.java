package dev.limen.adapters.rest.error;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Every failure, as clients read it. */
@Schema(name = "Error", description = "Every failure, whatever caused it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorJson(
        @Schema(description = "The HTTP status.", examples = "409")
        int code,

        @Schema(description = "The status in words.", examples = "Conflict")
        String error,

        @Schema(description = "What happened, as a word that does not change.", examples = "VM_NAME_TAKEN")
        String errorCode,

        @Schema(
                description = "What happened, as one sentence for people.",
                examples = "A virtual machine named 'New VM' already exists.")
        String message,

        @Schema(description = "Which members or parameters are wrong.") @Nullable
        List<Detail> details,

        @JsonIgnore @Schema(hidden = true) @Nullable Long secondsToPause) {

    /** A failure for which no time is known after which the same would fare better. */
    public ErrorJson(int code, String error, String errorCode, String message, @Nullable List<Detail> details) {
        this(code, error, errorCode, message, details, null);
    }

    /** One wrong member or parameter. */
    @Schema(name = "ErrorDetail", description = "One wrong member or parameter of a request.")
    public record Detail(
            @Schema(description = "Its name.", examples = "memory")
            String field,

            @Schema(description = "What is wrong with it.", examples = "must be at least 256 MiB")
            String message) {}

    /** The failure as HTTP says it. What is not meant for the client does not show. */
    public static ErrorJson of(Throwable failure) {
        return ErrorMapping.of(failure);
    }

    /** A failure of which nothing is known but its status. */
    public static ErrorJson ofStatus(int status) {
        return ErrorMapping.ofStatus(status);
    }

    /** The headers that belong to this answer. */
    public Map<String, String> headers() {
        if (secondsToPause != null) {
            return Map.of("Retry-After", secondsToPause.toString());
        }
        return switch (code) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 426 -> Map.of("Upgrade", "websocket");
            case 503 -> Map.of("Retry-After", "5");
            default -> Map.of();
        };
    }
}
