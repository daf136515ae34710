package dev.limen.bootstrap.rest;

import dev.limen.bootstrap.Simulated;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that must let nobody in, by what is wrong with them. */
final class BadTokens {

    private static final long HOUR = 3600;

    private BadTokens() {}

    /** What all of these are but for one fault each, in a session that goes on. */
    static String good(String session) {
        return signed(claims().claim("sid", session), Simulated.SECRET);
    }

    static Map<String, String> all() {
        String good = signed(claims(), Simulated.SECRET);
        List<String> parts = List.of(good.split("\\.", -1));
        String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("garbled token", "x.y.z");
        bad.put("no token after Bearer", "");
        bad.put("token cut off", good.substring(0, good.length() - 8));
        bad.put("token without its signature", parts.get(0) + "." + parts.get(1) + ".");
        bad.put("token with alg none", none + "." + parts.get(1) + ".");
        bad.put("token with alg none and a signature", none + "." + parts.get(1) + "." + parts.get(2));
        bad.put("token with altered claims", parts.get(0) + "." + encoded("{\"user_id\":1}") + "." + parts.get(2));
        bad.put("token of a foreign secret", signed(claims(), "another secret of thirty-two bytes and more"));
        bad.put("token of a foreign issuer", signed(claims().issuer("somebody"), Simulated.SECRET));
        bad.put("token whose time is over", signed(claims().expiresAt(now() - HOUR), Simulated.SECRET));
        bad.put("refresh token", signed(claims().claim("typ", "refresh"), Simulated.SECRET));
        bad.put("token of nobody", signed(claims().claim("user_id", 999_999), Simulated.SECRET));
        bad.put("token of a session that never was", good);
        return bad;
    }

    private static JwtClaimsBuilder claims() {
        return Jwt.issuer("limen")
                .subject("admin")
                .claim("user_id", 1)
                .claim("typ", "access")
                .claim("sid", UUID.randomUUID().toString())
                .claim("jti", "a serial")
                .issuedAt(now() - 2 * HOUR)
                .expiresAt(now() + HOUR);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String signed(JwtClaimsBuilder claims, String secret) {
        return claims.jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
