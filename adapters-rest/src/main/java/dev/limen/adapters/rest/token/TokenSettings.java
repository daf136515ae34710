package dev.limen.adapters.rest.token;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * How tokens are made, set by the operator.
 *
 * @param secret what they are signed with, at least 32 bytes
 * @param former what they were signed with before, and are still accepted with; usually nothing
 * @param accessLifetime how long an access token lets somebody in
 * @param refreshLifetime how long a refresh token serves to get new ones
 */
public record TokenSettings(
        SecretKey secret, List<SecretKey> former, Duration accessLifetime, Duration refreshLifetime) {

    private static final int MIN_SECRET = 32;

    public TokenSettings {
        former = List.copyOf(former);
        if (isShort(secret) || former.stream().anyMatch(TokenSettings::isShort)) {
            throw new IllegalArgumentException("The secret must be at least " + MIN_SECRET + " bytes long.");
        }
    }

    private static boolean isShort(SecretKey key) {
        return key.getEncoded().length < MIN_SECRET;
    }

    public static TokenSettings of(byte[] secret, Duration accessLifetime, Duration refreshLifetime) {
        return new TokenSettings(key(secret), List.of(), accessLifetime, refreshLifetime);
    }

    /** The same, but what was signed with another secret before is still accepted. */
    public TokenSettings after(byte[] formerSecret) {
        return new TokenSettings(secret, List.of(key(formerSecret)), accessLifetime, refreshLifetime);
    }

    private static SecretKey key(byte[] secret) {
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Every secret that is good, the one that signs first. */
    public List<SecretKey> accepted() {
        return Stream.concat(Stream.of(secret), former.stream()).toList();
    }

    @Override
    public String toString() {
        return "TokenSettings[access " + accessLifetime + ", refresh " + refreshLifetime + "]";
    }
}
