package dev.limen.bootstrap.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.bootstrap.Simulated;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that are like good ones but for what is said of them, and well signed. */
final class Tokens {

    static final String GARBLED = "x.y.z";

    private static final long HOUR = 3600;

    private Tokens() {}

    static String expired(String token) {
        long now = Instant.now().getEpochSecond();
        return altered(token, Map.of("iat", now - 2 * HOUR, "exp", now - HOUR));
    }

    static String ofNoSession(String token, long user, String username) {
        return altered(
                token,
                Map.of(
                        "id", user,
                        "user_id", user,
                        "username", username,
                        "sub", username,
                        "sid", UUID.randomUUID().toString(),
                        "jti", UUID.randomUUID().toString()));
    }

    private static String altered(String token, Map<String, Object> changes) {
        Map<String, Object> claims = claims(token);
        claims.putAll(changes);
        return Jwt.claims(claims)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(new SecretKeySpec(Simulated.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    private static Map<String, Object> claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        try {
            return new ObjectMapper().readValue(payload, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
