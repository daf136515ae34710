package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.user.UserJson;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.TokenDigest;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Tokens as JSON Web Tokens, signed with a secret of this installation's by HS256 and nothing else. */
@Singleton
class JwtTokens implements Tokens {

    private static final String ISSUER = "limen";
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";
    private static final String KIND = "typ";
    private static final String USER = "user_id";
    private static final String FAMILY = "sid";

    private final TokenSettings settings;
    private final JwtConsumer reader;

    JwtTokens(TokenSettings settings) {
        this.settings = settings;
        this.reader = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new AcceptedSecrets(settings.accepted()))
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                .setExpectedIssuer(ISSUER)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setSkipDefaultAudienceValidation()
                .build();
    }

    @Override
    public Token access(UserView user, FamilyId family, Instant now) {
        Instant end = end(now.plus(settings.accessLifetime()));
        return new Token(sign(user, family, ACCESS, now, end, UUID.randomUUID().toString()), end);
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
        return new RefreshToken(sign(user, family, REFRESH, now, end, serial), digest(serial), end);
    }

    /** Tokens count in seconds, so the end is rounded down to one: nobody is told a later end than the true one. */
    private static Instant end(Instant end) {
        return end.truncatedTo(ChronoUnit.SECONDS);
    }

    private String sign(UserView user, FamilyId family, String kind, Instant now, Instant end, String serial) {
        return Jwt.issuer(ISSUER)
                .subject(user.username().value())
                .claim("id", user.id().value())
                .claim(USER, user.id().value())
                .claim("username", user.username().value())
                .claim("role", UserJson.word(user.role()))
                .claim("approved", user.approved())
                .claim(KIND, kind)
                .claim(FAMILY, family.value().toString())
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
        return read(token, ACCESS, JwtTokens::accessClaim);
    }

    @Override
    public Optional<RefreshClaim> readRefresh(String token) {
        return read(token, REFRESH, JwtTokens::refreshClaim);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(JwtClaims claims) throws MalformedClaimException;
    }

    private <T> Optional<T> read(String token, String kind, Reading<T> reading) {
        try {
            JwtClaims claims = reader.processToClaims(token);
            return kind.equals(claims.getStringClaimValue(KIND)) ? Optional.of(reading.of(claims)) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static AccessClaim accessClaim(JwtClaims claims) throws MalformedClaimException {
        return new AccessClaim(
                new UserId(required(claims, USER, Long.class)),
                family(claims),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private static RefreshClaim refreshClaim(JwtClaims claims) throws MalformedClaimException {
        return new RefreshClaim(family(claims), claims.getJwtId(), digest(claims.getJwtId()));
    }

    private static FamilyId family(JwtClaims claims) throws MalformedClaimException {
        return new FamilyId(UUID.fromString(required(claims, FAMILY, String.class)));
    }

    private static <T> T required(JwtClaims claims, String name, Class<T> type) throws MalformedClaimException {
        T value = claims.getClaimValue(name, type);
        if (value == null) {
            throw new MalformedClaimException("no " + name);
        }
        return value;
    }
}
