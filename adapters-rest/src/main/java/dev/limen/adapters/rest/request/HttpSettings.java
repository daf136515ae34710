package dev.limen.adapters.rest.request;

import java.util.Set;

/**
 * How HTTP is served, set by the operator.
 *
 * @param origins the web pages that may call from another address, each exactly as a browser names it:
 *     {@code https://limen.example} or {@code http://localhost:3000}
 * @param proxies the proxies whose X-Forwarded headers are believed
 */
public record HttpSettings(Set<String> origins, TrustedProxies proxies) {

    public HttpSettings {
        origins = Set.copyOf(origins);
    }
}
