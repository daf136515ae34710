package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.token.TokenSettings;
import dev.limen.application.session.IssuedTokens;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The cookies by which a browser keeps a session: one that scripts cannot read, and one that they must repeat; and the
 * answers that set them.
 */
@Singleton
class SessionCookies {

    static final String REFRESH = "refresh_token";
    static final String CSRF = "csrf_token";

    /** Where a page repeats the second cookie, which no page of another site can read. */
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final int CSRF_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final TokenSettings settings;

    SessionCookies(TokenSettings settings) {
        this.settings = settings;
    }

    /** The answer to who begins a session. */
    Response begin(IssuedTokens session, Client client) {
        return answer(session, csrf(), client);
    }

    /** The answer to who goes on with a session; what pages repeat stays as it is, as others may be about to. */
    Response goOn(IssuedTokens session, HttpHeaders request, Client client) {
        return answer(session, cookie(request, CSRF).orElseGet(this::csrf), client);
    }

    private Response answer(IssuedTokens session, String csrf, Client client) {
        int seconds = Math.toIntExact(settings.refreshLifetime().toSeconds());
        return Response.ok(LoginJson.Answer.of(session, settings.accessLifetime()))
                .cookie(cookies(session.refresh().value(), csrf, seconds, client))
                .build();
    }

    /** Cookies that take the place of those of a session that is over, and vanish. */
    NewCookie[] none(Client client) {
        return cookies("", "", 0, client);
    }

    private static NewCookie[] cookies(String refresh, String csrf, int seconds, Client client) {
        return new NewCookie[] {
            cookie(REFRESH, refresh, seconds, client)
                    .path(client.prefix() + "/api/auth")
                    .httpOnly(true)
                    .build(),
            cookie(CSRF, csrf, seconds, client).path("/").build()
        };
    }

    private static NewCookie.Builder cookie(String name, String value, int seconds, Client client) {
        return new NewCookie.Builder(name)
                .value(value)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(client.secure())
                .maxAge(seconds);
    }

    private String csrf() {
        byte[] bytes = new byte[CSRF_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The refresh token that came by cookie. */
    Optional<String> refreshToken(HttpHeaders request) {
        return cookie(request, REFRESH);
    }

    /** Whether a page made the request on purpose, and not a browser of itself: it repeats what only it can read. */
    boolean areRepeated(HttpHeaders request) {
        Optional<String> repeated = Optional.ofNullable(request.getHeaderString(CSRF_HEADER));
        return repeated.isPresent()
                && cookie(request, CSRF)
                        .filter(csrf -> isSame(csrf, repeated.get()))
                        .isPresent();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> cookie(HttpHeaders request, String name) {
        return Optional.ofNullable(request.getCookies().get(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }
}
