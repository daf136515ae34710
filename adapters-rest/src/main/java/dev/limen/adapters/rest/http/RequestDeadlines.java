package dev.limen.adapters.rest.http;

import java.time.Duration;

/**
 * How long clients may take to say what they want; the answer may take as long as it takes.
 *
 * @param head from connecting, or from the first byte on a connection that has been used, to the end of the headers
 * @param body from the end of the headers to the end of the body
 */
public record RequestDeadlines(Duration head, Duration body) {}
