package dev.limen.adapters.rest.request;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How HTTP is served, set by the operator.
 *
 * @param furtherAddresses where to listen beside the address that the HTTP server itself is told
 * @param origins the web pages that may call from another address, each exactly as a browser names it:
 *     {@code https://limen.example} or {@code http://localhost:3000}
 * @param proxies the proxies whose X-Forwarded headers are believed
 * @param headerTimeout from connecting, or from the first byte on a connection that has been used, to the end of the headers
 * @param bodyTimeout from the end of the headers to the end of the body; answers have no timeout
 * @param publicMetrics whether everybody is told how much of the host is in use, or approved users only
 */
public record HttpSettings(
        List<InetAddress> furtherAddresses,
        Set<String> origins,
        TrustedProxies proxies,
        Duration headerTimeout,
        Duration bodyTimeout,
        boolean publicMetrics) {

    public HttpSettings {
        furtherAddresses = List.copyOf(furtherAddresses);
        origins = Set.copyOf(origins);
    }
}
