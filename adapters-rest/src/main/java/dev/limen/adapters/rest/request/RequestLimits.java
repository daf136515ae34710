package dev.limen.adapters.rest.request;

/** How long the parts of a request may be. */
public final class RequestLimits {

    public static final int MAX_BODY_BYTES = 64 * 1024;
    public static final int MAX_ADDRESS_LENGTH = 8 * 1024;
    public static final int MAX_HEADERS_LENGTH = 16 * 1024;

    private RequestLimits() {}
}
