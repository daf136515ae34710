package dev.limen.adapters.rest.error;

import dev.limen.domain.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request before any use case has seen it. */
public abstract sealed class RequestError extends RuntimeException {

    private RequestError(String message) {
        super(message);
    }

    private RequestError(String message, Throwable cause) {
        super(message, cause);
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

    /** A body that is not one JSON object. */
    public static final class Malformed extends RequestError {

        public Malformed(String message) {
            super(message);
        }

        public Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** An address that cannot be decoded. */
    public static final class BadAddress extends RequestError {

        public BadAddress(Throwable cause) {
            super("The address is not properly percent-encoded UTF-8.", cause);
        }
    }

    /** An address longer than any that means something here. */
    public static final class AddressTooLong extends RequestError {

        public AddressTooLong(int limit) {
            super("The address is longer than " + limit + " characters.");
        }
    }

    /** More header than any client has reason to send. */
    public static final class HeadersTooLarge extends RequestError {

        public HeadersTooLarge(int limit) {
            super("The request headers are longer than " + limit + " characters.");
        }
    }

    /** A body longer than any that means something here. */
    public static final class BodyTooLarge extends RequestError {

        public BodyTooLarge(int limit) {
            super("The request body is larger than " + limit / 1024 + " KiB.");
        }
    }

    /** A request that a browser sent along with cookies, but not its page on purpose. */
    public static final class CsrfMismatch extends RequestError {

        public CsrfMismatch() {
            super("The header X-CSRF-Token must repeat the cookie csrf_token.");
        }
    }

    /** A body that did not come to its end in time. */
    public static final class BodyTooSlow extends RequestError {

        public BodyTooSlow() {
            super("The request body took too long to arrive.");
        }
    }

    /** A web page that has no business here. */
    public static final class OriginNotAllowed extends RequestError {

        public OriginNotAllowed() {
            super("Requests from this origin are not allowed.");
        }
    }
}
