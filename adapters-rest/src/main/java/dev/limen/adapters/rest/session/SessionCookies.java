package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.http.Client;
import dev.limen.domain.session.Token;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The cookies by which a browser keeps a session: one that scripts cannot read, and one that they must repeat. */
@Singleton
class SessionCookies {

    private static final int CSRF_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final TokenSettings settings;

    SessionCookies(TokenSettings settings) {
        this.settings = settings;
    }

    NewCookie[] of(Token refresh, Client client) {
        return new NewCookie[] {
            cookie("refresh_token", refresh.value(), client)
                    .path("/api/auth")
                    .httpOnly(true)
                    .build(),
            cookie("csrf_token", csrf(), client).path("/").build()
        };
    }

    private NewCookie.Builder cookie(String name, String value, Client client) {
        return new NewCookie.Builder(name)
                .value(value)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(client.secure())
                .maxAge(Math.toIntExact(settings.refreshLifetime().toSeconds()));
    }

    private String csrf() {
        byte[] bytes = new byte[CSRF_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
