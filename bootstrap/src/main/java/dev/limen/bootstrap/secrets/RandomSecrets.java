package dev.limen.bootstrap.secrets;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates secrets. */
public final class RandomSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 12;

    private RandomSecrets() {}

    /** 256 random bits, as 43 letters, digits, {@code -} and {@code _}. */
    public static String key() {
        return random(KEY_BYTES);
    }

    /** 96 random bits, short enough to be typed. */
    public static String password() {
        return random(PASSWORD_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
