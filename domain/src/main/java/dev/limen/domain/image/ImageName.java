package dev.limen.domain.image;

import dev.limen.domain.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people call an image, as a file name: 1 to 113 letters and digits of ASCII, {@code . _ + -}. It begins with a letter
 * or a digit, and is no number, because a number is an id.
 */
public record ImageName(String value) {

    public static final String PATTERN = "^([A-Za-z]|[0-9]{1,15}[A-Za-z._+-])[A-Za-z0-9._+-]{0,112}$";

    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    public ImageName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidValue(
                    "name",
                    "must be 1 to 113 characters of A-Z, a-z, 0-9, '.', '_', '+' and '-', begin with a letter or a digit,"
                            + " and not be a number");
        }
    }

    /** Two images are of the same name when their keys are equal: case does not count. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
