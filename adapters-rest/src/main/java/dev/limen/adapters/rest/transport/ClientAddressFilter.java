package dev.limen.adapters.rest.transport;

import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.request.HttpSettings;
import dev.limen.adapters.rest.request.IpAddress;
import dev.limen.adapters.rest.request.TrustedProxies;
import dev.limen.domain.session.RemoteAddress;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the client came. A proxy adds the address of whoever called it at the end of {@code
 * X-Forwarded-For}, behind what that one may have invented. So the header is read from its end, and only as far as those
 * who wrote it are trusted: the first address of anybody else is the client's.
 */
@Singleton
class ClientAddressFilter implements Handler<RoutingContext> {

    private static final RemoteAddress UNKNOWN = new RemoteAddress("unknown", "unknown");

    /** A path and nothing else, so that no answer leads to somebody else's server. */
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    private static final List<String> LEADING = List.of("Location", "Link");

    private final TrustedProxies proxies;

    ClientAddressFilter(HttpSettings settings) {
        this.proxies = settings.proxies();
    }

    @Override
    public void handle(RoutingContext context) {
        recognise(context);
        String prefix = Client.of(context).prefix();
        if (!prefix.isEmpty()) {
            context.addHeadersEndHandler(answering -> lead(context.response().headers(), prefix));
        }
        context.next();
    }

    /** Paths in answers are LIMEN's own; the client finds them behind the prefix. */
    private static void lead(MultiMap headers, String prefix) {
        for (String name : LEADING) {
            headers.getAll(name).forEach(path -> headers.set(name, path.replaceFirst("^<?(?=/)", "$0" + prefix)));
        }
    }

    /** Finds out who sent this request, also one that comes to no handler. */
    void recognise(RoutingContext context) {
        client(context.request()).keepIn(context);
    }

    private Client client(HttpServerRequest request) {
        Optional<InetAddress> peer = peer(request);
        boolean behindProxy = peer.filter(proxies::include).isPresent();
        Optional<InetAddress> address = behindProxy ? peer.map(proxy -> behind(proxy, request.headers())) : peer;
        return new Client(
                address.map(IpAddress::remote).orElse(UNKNOWN),
                request.isSSL() || (behindProxy && cameByTls(request.headers())),
                behindProxy ? prefix(request.headers()) : "");
    }

    /** Absent when the connection is gone already. */
    private static Optional<InetAddress> peer(HttpServerRequest request) {
        @Nullable SocketAddress remote = request.remoteAddress();
        return remote == null ? Optional.empty() : IpAddress.parse(remote.hostAddress());
    }

    /** The last of those who can be believed, when all are trusted or one wrote no address. */
    private InetAddress behind(InetAddress proxy, MultiMap headers) {
        InetAddress last = proxy;
        for (String hop : values(headers, "X-Forwarded-For").reversed()) {
            Optional<InetAddress> address = IpAddress.parse(withoutPort(hop));
            if (address.isEmpty()) {
                return last;
            }
            last = address.get();
            if (!proxies.include(last)) {
                return last;
            }
        }
        return last;
    }

    private static boolean cameByTls(MultiMap headers) {
        List<String> protocols = values(headers, "X-Forwarded-Proto");
        return !protocols.isEmpty() && protocols.getLast().equalsIgnoreCase("https");
    }

    /** Each proxy adds what it has cut off, the one that was called first at the front. */
    private static String prefix(MultiMap headers) {
        String prefix = values(headers, "X-Forwarded-Prefix").stream()
                .map(part -> part.replaceFirst("/$", ""))
                .collect(Collectors.joining());
        return PREFIX.matcher(prefix).matches() ? prefix : "";
    }

    /** A header that is there twice says the same as one with a comma. */
    private static List<String> values(MultiMap headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** Some write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
