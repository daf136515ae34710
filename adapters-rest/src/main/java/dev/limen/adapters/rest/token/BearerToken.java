package dev.limen.adapters.rest.token;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bearer token in a request: in the {@code Authorization} header. Browsers cannot set headers for sockets and
 * event streams, so there the token may also be {@code ?token=}, or a subprotocol that the client offers: {@code bearer}
 * and the token beside it, or, as Quarkus' clients do, {@code bearer-token-carrier} and an entry that spells the header.
 */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";
    private static final Pattern SPELT_HEADER =
            Pattern.compile("quarkus-http-upgrade#Authorization#Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFERED = Pattern.compile("(?:bearer[.])?([\\w-]+[.][\\w-]+[.][\\w-]+)");

    private BearerToken() {}

    static Optional<String> of(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> header = ofHeader(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (!isOfSocketOrStream(context.normalizedPath())) {
            return header;
        }
        return Stream.of(Optional.ofNullable(request.getParam("token")), header, ofSubprotocols(request))
                .flatMap(Optional::stream)
                .filter(token -> !token.isBlank())
                .findFirst();
    }

    private static boolean isOfSocketOrStream(String path) {
        return path.startsWith("/ws/")
                || path.startsWith("/vnc/")
                || path.equals("/api/events")
                || path.equals("/api/events/");
    }

    /** The token of an {@code Authorization} header; nothing when there is no header, or one of another scheme. */
    public static Optional<String> ofHeader(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    private static Optional<String> ofSubprotocols(HttpServerRequest request) {
        List<String> offered = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::trim)
                .toList();
        return offered.stream()
                .flatMap(entry -> Stream.of(find(SPELT_HEADER, decoded(entry)), find(OFFERED, entry)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String decoded(String entry) {
        try {
            return URLDecoder.decode(entry, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return entry;
        }
    }

    private static Optional<String> find(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
