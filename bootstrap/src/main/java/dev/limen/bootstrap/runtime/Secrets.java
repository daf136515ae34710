package dev.limen.bootstrap.runtime;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes up what nobody shall guess. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int PASSWORD_BYTES = 12;

    private Secrets() {}

    /** 256 random bits, as 43 letters, digits, {@code -} and {@code _}. */
    static String random() {
        return random(BYTES);
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
