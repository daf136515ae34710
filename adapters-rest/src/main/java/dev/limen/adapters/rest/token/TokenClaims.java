package dev.limen.adapters.rest.token;

import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.user.UserId;
import jakarta.json.JsonNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The claims of LIMEN's tokens, and how to read them from one that was verified. */
final class TokenClaims {

    static final String ISSUER = "limen";
    static final String ACCESS = "access";
    static final String REFRESH = "refresh";
    static final String KIND = "typ";
    static final String USER = "user_id";
    static final String FAMILY = "sid";

    private TokenClaims() {}

    /** What an access token says; empty when the token is for something else. */
    static Optional<AccessClaim> access(JsonWebToken token) {
        return read(
                token,
                ACCESS,
                () -> new AccessClaim(
                        new UserId(required(token, USER, JsonNumber.class).longValueExact()),
                        family(token),
                        Instant.ofEpochSecond(token.getExpirationTime())));
    }

    /** The session of a refresh token; empty when the token is for something else. */
    static Optional<FamilyId> refresh(JsonWebToken token) {
        return read(token, REFRESH, () -> family(token));
    }

    private static <T> Optional<T> read(JsonWebToken token, String kind, Supplier<T> reading) {
        try {
            return kind.equals(token.getClaim(KIND)) ? Optional.of(reading.get()) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static FamilyId family(JsonWebToken token) {
        return new FamilyId(UUID.fromString(required(token, FAMILY, String.class)));
    }

    private static <T> T required(JsonWebToken token, String name, Class<T> type) {
        @Nullable Object value = token.getClaim(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("no " + name);
        }
        return type.cast(value);
    }
}
