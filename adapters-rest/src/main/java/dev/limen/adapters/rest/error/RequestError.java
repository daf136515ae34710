package dev.limen.adapters.rest.error;

import dev.limen.adapters.rest.request.RequestLimits;
import dev.limen.domain.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request before any use case has seen it. */
public final class RequestError extends RuntimeException {

    /** What can be wrong; the text is for the client. */
    public enum Kind {
        NOT_JSON("The request body is not valid JSON."),
        NOT_AN_OBJECT("The request body must be one JSON object."),
        BAD_ADDRESS("The address is not properly percent-encoded UTF-8."),
        ADDRESS_TOO_LONG("The address is longer than " + RequestLimits.MAX_ADDRESS_LENGTH + " characters."),
        HEADERS_TOO_LARGE("The request headers are longer than " + RequestLimits.MAX_HEADERS_LENGTH + " characters."),
        BODY_TOO_LARGE("The request body is larger than " + RequestLimits.MAX_BODY_BYTES / 1024 + " KiB."),
        BODY_TOO_SLOW("The request body took too long to arrive."),
        /** A web page that has no business here. */
        ORIGIN_NOT_ALLOWED("Requests from this origin are not allowed."),
        /** A request that a browser sent along with cookies, but not its page on purpose. */
        CSRF_MISMATCH("The header X-CSRF-Token must repeat the cookie csrf_token.");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private final Kind kind;

    public RequestError(Kind kind) {
        this(kind, null);
    }

    public RequestError(Kind kind, @Nullable Throwable cause) {
        super(kind.text, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /**
     * A value that must be there.
     *
     * @throws InvalidValue when it is not
     */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidValue(field, "is required");
        }
        return value;
    }
}
