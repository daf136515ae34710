package dev.limen.adapters.rest.token;

import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.TokenDigest;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserView;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tokens as JSON Web Tokens, signed with a secret of this installation's by HS256 and nothing else. */
@Singleton
class JwtTokens implements Tokens {

    private final TokenSettings settings;
    private final JWTParser parser;

    JwtTokens(TokenSettings settings, JWTParser parser) {
        this.settings = settings;
        this.parser = parser;
    }

    @Override
    public Token access(UserView user, FamilyId family, Instant now) {
        Instant end = end(now.plus(settings.accessLifetime()));
        return new Token(
                sign(
                        user,
                        family,
                        TokenClaims.ACCESS,
                        now,
                        end,
                        UUID.randomUUID().toString()),
                end);
    }

    @Override
    public RefreshToken refresh(UserView user, FamilyId family, Instant now) {
        return refresh(user, family, now, UUID.randomUUID().toString());
    }

    @Override
    public RefreshToken successor(RefreshClaim of, UserView user, Instant now) {
        return refresh(user, of.family(), now, new Signature(settings.secret()).of("successor of " + of.serial()));
    }

    private RefreshToken refresh(UserView user, FamilyId family, Instant now, String serial) {
        Instant end = end(now.plus(settings.refreshLifetime()));
        return new RefreshToken(sign(user, family, TokenClaims.REFRESH, now, end, serial), digest(serial), end);
    }

    /** Tokens count in seconds, so the end is rounded down to one: nobody is told a later end than the true one. */
    private static Instant end(Instant end) {
        return end.truncatedTo(ChronoUnit.SECONDS);
    }

    private String sign(UserView user, FamilyId family, String kind, Instant now, Instant end, String serial) {
        return Jwt.issuer(TokenClaims.ISSUER)
                .subject(user.username().value())
                .claim("id", user.id().value())
                .claim(TokenClaims.USER, user.id().value())
                .claim("username", user.username().value())
                .claim("role", user.role().name().toLowerCase(Locale.ROOT))
                .claim("approved", user.approved())
                .claim(TokenClaims.KIND, kind)
                .claim(TokenClaims.FAMILY, family.value().toString())
                .claim("jti", serial)
                .issuedAt(now)
                .expiresAt(end)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(settings.secret());
    }

    /** Serials have 122 random bits or more, so that a plain digest is enough. */
    private static TokenDigest digest(String serial) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(serial.getBytes(StandardCharsets.UTF_8));
            return new TokenDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<AccessClaim> readAccess(String token) {
        return verified(token).flatMap(TokenClaims::access);
    }

    @Override
    public Optional<RefreshClaim> readRefresh(String token) {
        return verified(token).flatMap(JwtTokens::refreshClaim);
    }

    private static Optional<RefreshClaim> refreshClaim(JsonWebToken token) {
        String serial = token.getTokenID();
        return TokenClaims.refresh(token).map(family -> new RefreshClaim(family, serial, digest(serial)));
    }

    private Optional<JsonWebToken> verified(String token) {
        try {
            return Optional.of(parser.parse(token));
        } catch (ParseException notOurs) {
            return Optional.empty();
        }
    }
}
