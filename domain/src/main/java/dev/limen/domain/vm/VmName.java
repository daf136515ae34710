package dev.limen.domain.vm;

import dev.limen.domain.InvalidValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people call a VM: 1 to 64 characters (code points), letters and digits of any script, space, {@code . _ -}.
 * Surrounding white space is cut off, and composed and decomposed spellings of a letter are the same.
 */
public record VmName(String value) {

    private static final int MAX_LENGTH = 64;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._-]+");

    public VmName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty()) {
            throw new InvalidValue("name", "must not be empty");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidValue("name", "must be at most " + MAX_LENGTH + " characters");
        }
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidValue("name", "may hold letters, digits, space, '.', '_' and '-' only");
        }
    }

    /** Two names of one owner are the same when their keys are equal: case does not count. */
    public String key() {
        return fold(value);
    }

    /** Any text with composed letters and without case; a part of a name stays a part of its key. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
