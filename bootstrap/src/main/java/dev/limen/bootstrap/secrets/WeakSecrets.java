package dev.limen.bootstrap.secrets;

import java.util.List;
import java.util.Locale;

/** Recognises secrets that can be guessed: those of examples and tests, words for a secret, patterns of the keyboard. */
public final class WeakSecrets {

    private static final List<String> COMMON_WORDS = List.of(
            "changeme",
            "change-me",
            "change_me",
            "change this",
            "password",
            "passw0rd",
            "secret",
            "example",
            "default",
            "administrator",
            "qwerty",
            "letmein",
            "correct horse",
            "correcthorse",
            "lovelace",
            "nvzy4zgtrfkazkiw",
            "abcdefgh",
            "12345678",
            "87654321");

    private static final int MIN_DISTINCT_CHARACTERS = 6;

    private WeakSecrets() {}

    public static boolean isWeak(String secret) {
        String folded = secret.toLowerCase(Locale.ROOT);
        return folded.chars().distinct().count() < MIN_DISTINCT_CHARACTERS
                || isRepeated(folded)
                || COMMON_WORDS.stream().anyMatch(folded::contains);
    }

    /** A text that is made of copies of a shorter one is found in its double not only at the start and in the middle. */
    private static boolean isRepeated(String text) {
        return (text + text).indexOf(text, 1) < text.length();
    }
}
