package dev.limen.adapters.rest.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.TestBeans;
import dev.limen.contract.session.TokensContract;
import dev.limen.domain.session.Tokens;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class JwtTokensTest implements TokensContract {

    private static final TokenSettings SETTINGS =
            TokenSettings.of(TestBeans.SECRET, Duration.ofHours(24), Duration.ofDays(7));

    private static JwtTokens tokensOf(TokenSettings settings) {
        return new JwtTokens(settings, new DefaultJWTParser(new TokenVerifier(settings)));
    }

    private final JwtTokens tokens = tokensOf(SETTINGS);

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public Tokens tokensOfAnother() {
        byte[] other = "another secret of more than thirty-two bytes".getBytes(StandardCharsets.US_ASCII);
        return tokensOf(TokenSettings.of(other, Duration.ofHours(24), Duration.ofDays(7)));
    }

    @Override
    public Duration refreshLifetime() {
        return SETTINGS.refreshLifetime();
    }

    @Override
    public Duration accessLifetime() {
        return SETTINGS.accessLifetime();
    }

    private static final byte[] NEW_SECRET =
            "a new secret of more than thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

    private static TokenSettings afterRotation() {
        return TokenSettings.of(NEW_SECRET, Duration.ofHours(24), Duration.ofDays(7));
    }

    @Test
    void a_token_from_before_the_secret_was_changed_is_good_as_long_as_that_secret_is_kept() {
        String access = tokens.access(ADA, FAMILY, Instant.now()).value();
        String refresh = tokens.refresh(ADA, FAMILY, Instant.now()).value();
        JwtTokens rotated = tokensOf(afterRotation().after(TestBeans.SECRET));

        assertTrue(rotated.readAccess(access).isPresent());
        assertTrue(rotated.readRefresh(refresh).isPresent());
        assertTrue(tokensOf(afterRotation()).readAccess(access).isEmpty());
    }

    @Test
    void tokens_are_signed_with_the_current_secret() {
        String after = tokensOf(afterRotation().after(TestBeans.SECRET))
                .access(ADA, FAMILY, Instant.now())
                .value();

        assertTrue(tokensOf(afterRotation()).readAccess(after).isPresent());
        assertTrue(tokens.readAccess(after).isEmpty());
    }

    private static JsonNode payload(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    @Test
    void an_access_token_carries_exactly_these_claims() throws IOException {
        JsonNode claims = payload(tokens.access(ADA, FAMILY, Instant.now()).value());

        Set<String> names = new TreeSet<>();
        claims.fieldNames().forEachRemaining(names::add);
        assertEquals(
                new TreeSet<>(Set.of(
                        "id",
                        "user_id",
                        "username",
                        "role",
                        "approved",
                        "typ",
                        "iss",
                        "sub",
                        "jti",
                        "iat",
                        "exp",
                        "sid")),
                names);
        assertEquals(42, claims.get("id").longValue());
        assertTrue(claims.get("user_id").isIntegralNumber());
        assertEquals("ada", claims.get("username").textValue());
        assertEquals("user", claims.get("role").textValue());
        assertTrue(claims.get("approved").isBoolean());
        assertEquals("access", claims.get("typ").textValue());
        assertEquals("limen", claims.get("iss").textValue());
        assertEquals(
                Duration.ofHours(24).toSeconds(),
                claims.get("exp").longValue() - claims.get("iat").longValue());
    }

    @Test
    void a_refresh_token_says_that_it_is_one() throws IOException {
        assertEquals(
                "refresh",
                payload(tokens.refresh(ADA, FAMILY, Instant.now()).value())
                        .get("typ")
                        .textValue());
    }

    @Test
    void the_payload_is_ascii() {
        byte[] payload = Base64.getUrlDecoder()
                .decode(tokens.access(ADA, FAMILY, Instant.now()).value().split("\\.", -1)[1]);

        for (byte b : payload) {
            assertTrue(b > 0, "not ASCII");
        }
    }

    private static JwtClaimsBuilder goodClaims() {
        return Jwt.issuer("limen")
                .subject("ada")
                .claim("user_id", 42)
                .claim("typ", "access")
                .claim("sid", FAMILY.value().toString())
                .claim("jti", "a serial")
                .expiresIn(Duration.ofHours(1));
    }

    private boolean accepts(JwtClaimsBuilder claims) {
        return tokens.readAccess(
                        claims.jws().algorithm(SignatureAlgorithm.HS256).sign(SETTINGS.secret()))
                .isPresent();
    }

    @Test
    void a_token_with_good_claims_is_accepted() {
        assertTrue(accepts(goodClaims()));
    }

    @Test
    void a_token_of_another_issuer_lets_nobody_in() {
        assertFalse(accepts(goodClaims().issuer("somebody")));
    }

    @Test
    void a_token_without_a_kind_or_with_a_strange_one_lets_nobody_in() {
        assertFalse(accepts(goodClaims().remove("typ")));
        assertFalse(accepts(goodClaims().claim("typ", "root")));
        assertFalse(accepts(goodClaims().claim("typ", 7)));
    }

    @Test
    void a_token_that_does_not_say_whose_it_is_lets_nobody_in() {
        assertFalse(accepts(goodClaims().remove("user_id")));
        assertFalse(accepts(goodClaims().claim("user_id", "42")));
        assertFalse(accepts(goodClaims().remove("sid")));
        assertFalse(accepts(goodClaims().claim("sid", 7)));
        assertFalse(accepts(goodClaims().claim("sid", "no uuid")));
    }

    @Test
    void a_token_that_is_not_signed_lets_nobody_in() {
        String signed = tokens.access(ADA, FAMILY, Instant.now()).value();
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
        String unsigned = header + "." + signed.split("\\.", -1)[1] + ".";

        assertTrue(tokens.readAccess(unsigned).isEmpty());
        assertTrue(tokens.readAccess(unsigned + signed.split("\\.", -1)[2]).isEmpty());
    }

    @Test
    void a_token_signed_by_another_algorithm_with_our_secret_lets_nobody_in() {
        byte[] longSecret = "a secret that is long enough for each of the algorithms of the HMAC family"
                .getBytes(StandardCharsets.US_ASCII);
        JwtTokens own = tokensOf(TokenSettings.of(longSecret, Duration.ofHours(24), Duration.ofDays(7)));
        String hs512 = goodClaims()
                .jws()
                .algorithm(SignatureAlgorithm.HS512)
                .sign(new SecretKeySpec(longSecret, "HmacSHA512"));

        assertTrue(own.readAccess(hs512).isEmpty());
    }

    @Test
    void a_secret_of_less_than_32_bytes_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TokenSettings.of(new byte[31], Duration.ofHours(24), Duration.ofDays(7)));
        assertThrows(IllegalArgumentException.class, () -> SETTINGS.after(new byte[31]));
    }
}
