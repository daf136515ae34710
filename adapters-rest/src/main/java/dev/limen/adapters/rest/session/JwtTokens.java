package dev.limen.adapters.rest.session;

import dev.limen.domain.session.Claim;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
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
    private static final String GENERATION = "gen";

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
                .setSkipDefaultAudienceValidation()
                .build();
    }

    @Override
    public Token access(UserView user, Instant now) {
        return sign(user, ACCESS, now, settings.accessLifetime());
    }

    @Override
    public Token refresh(UserView user, Instant now) {
        return sign(user, REFRESH, now, settings.refreshLifetime());
    }

    /** Tokens count in seconds, so the end is rounded down to one: nobody is told a later end than the true one. */
    private Token sign(UserView user, String kind, Instant now, Duration lifetime) {
        Instant end = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        String token = Jwt.issuer(ISSUER)
                .subject(user.username().value())
                .claim("id", user.id().value())
                .claim(USER, user.id().value())
                .claim("username", user.username().value())
                .claim("role", roleWord(user.role()))
                .claim("approved", user.approved())
                .claim(KIND, kind)
                .claim(GENERATION, user.tokenGeneration())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(end)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(settings.secret());
        return new Token(token, end);
    }

    private static String roleWord(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Claim> read(String accessToken) {
        try {
            JwtClaims claims = reader.processToClaims(accessToken);
            return ACCESS.equals(claims.getStringClaimValue(KIND)) ? Optional.of(claim(claims)) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException | ArithmeticException notOurs) {
            return Optional.empty();
        }
    }

    private static Claim claim(JwtClaims claims) throws MalformedClaimException {
        return new Claim(
                new UserId(number(claims, USER)),
                Math.toIntExact(number(claims, GENERATION)),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private static long number(JwtClaims claims, String name) throws MalformedClaimException {
        Long value = claims.getClaimValue(name, Long.class);
        if (value == null) {
            throw new MalformedClaimException("no " + name);
        }
        return value;
    }
}
