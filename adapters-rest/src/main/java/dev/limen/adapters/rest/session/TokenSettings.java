package dev.limen.adapters.rest.session;

import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * How tokens are made, set by the operator.
 *
 * @param secret what they are signed with, at least 32 bytes
 * @param accessLifetime how long an access token lets somebody in
 * @param refreshLifetime how long a refresh token serves to get new ones
 */
public record TokenSettings(SecretKey secret, Duration accessLifetime, Duration refreshLifetime) {

    private static final int MIN_SECRET = 32;

    public TokenSettings {
        if (secret.getEncoded().length < MIN_SECRET) {
            throw new IllegalArgumentException("The secret must be at least " + MIN_SECRET + " bytes long.");
        }
    }

    public static TokenSettings of(byte[] secret, Duration accessLifetime, Duration refreshLifetime) {
        return new TokenSettings(new SecretKeySpec(secret, "HmacSHA256"), accessLifetime, refreshLifetime);
    }

    @Override
    public String toString() {
        return "TokenSettings[access " + accessLifetime + ", refresh " + refreshLifetime + "]";
    }
}
