package dev.limen.adapters.rest.http;

import dev.limen.domain.session.RemoteAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * From where a request comes, and how.
 *
 * @param secure whether it came by TLS, to LIMEN itself or to a trusted proxy
 */
public record Client(RemoteAddress address, boolean secure) {

    private static final String KEY = Client.class.getName();

    /** Who sent this request. */
    public static Client of(RoutingContext request) {
        return Objects.requireNonNull(request.get(KEY), "not behind the filters");
    }

    void keepIn(RoutingContext request) {
        request.put(KEY, this);
    }
}
