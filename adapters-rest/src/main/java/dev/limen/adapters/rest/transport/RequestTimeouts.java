package dev.limen.adapters.rest.transport;

import java.time.Duration;

/**
 * Timeouts for clients that send a request; answers have none.
 *
 * @param headers from connecting, or from the first byte on a connection that has been used, to the end of the headers
 * @param body from the end of the headers to the end of the body
 */
public record RequestTimeouts(Duration headers, Duration body) {}
