package dev.limen.domain.user;

import dev.limen.domain.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name a user signs in with: 3 to 32 characters of {@code A-Z a-z 0-9 _ . -}. */
public record Username(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.-]{3,32}");

    public Username {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidValue("username", "must be 3 to 32 characters of A-Z, a-z, 0-9, '_', '.' and '-'");
        }
    }

    /** Two names are the same when their keys are equal: case does not count. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
