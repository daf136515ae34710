package dev.limen.bootstrap.runtime;

import java.util.List;
import java.util.Locale;

/** Recognises secrets that others think of too: those of examples and tests, words for a secret, patterns of the keyboard. */
final class Guessable {

    private static final List<String> SAID_BY_MANY = List.of(
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

    private static final int FEW = 6;

    private Guessable() {}

    static boolean is(String secret) {
        String folded = secret.toLowerCase(Locale.ROOT);
        return folded.chars().distinct().count() < FEW
                || isRepeated(folded)
                || SAID_BY_MANY.stream().anyMatch(folded::contains);
    }

    /** A text that is made of copies of a shorter one is found in its double not only at the start and in the middle. */
    private static boolean isRepeated(String text) {
        return (text + text).indexOf(text, 1) < text.length();
    }
}
