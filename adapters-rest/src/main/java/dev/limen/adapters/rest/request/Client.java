package dev.limen.adapters.rest.request;

import dev.limen.domain.session.RemoteAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * The client of a request.
 *
 * @param secure whether it came by TLS, to LIMEN itself or to a trusted proxy
 * @param prefix what the client's address has before LIMEN's own path, as a trusted proxy says; mostly empty
 */
public record Client(RemoteAddress address, boolean secure, String prefix) {

    private static final String KEY = Client.class.getName();

    /** Who sent this request. */
    public static Client of(RoutingContext request) {
        return Objects.requireNonNull(request.get(KEY), "no ClientAddressFilter before");
    }

    public void keepIn(RoutingContext request) {
        request.put(KEY, this);
    }
}
