package dev.limen.adapters.websocket.session;

import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the token in an upgrade request. Browsers cannot set headers there, but they can write an address and offer
 * subprotocols: {@code bearer} and the token beside it, or, as Quarkus' clients do, {@code bearer-token-carrier} and an
 * entry that spells the header.
 */
final class BearerToken {

    private static final Pattern HEADER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPELT_HEADER =
            Pattern.compile("quarkus-http-upgrade#Authorization#Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFERED = Pattern.compile("(?:bearer[.])?([\\w-]+[.][\\w-]+[.][\\w-]+)");

    private BearerToken() {}

    static Optional<String> of(HttpServerRequest request) {
        return Stream.of(ofQuery(request), ofHeader(request), ofSubprotocols(request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> ofQuery(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam("token")).filter(token -> !token.isBlank());
    }

    private static Optional<String> ofHeader(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(value -> find(HEADER, value));
    }

    private static Optional<String> ofSubprotocols(HttpServerRequest request) {
        List<String> offered = request.headers().getAll(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL).stream()
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
