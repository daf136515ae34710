package dev.limen.domain.image;

import dev.limen.domain.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** A SHA-256 checksum, as 64 hexadecimal digits in lower case. */
public record Sha256(String value) {

    public static final String PATTERN = "^[0-9a-fA-F]{64}$";

    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    public Sha256 {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidValue("sha256", "must be 64 hexadecimal digits");
        }
        value = value.toLowerCase(Locale.ROOT);
    }
}
