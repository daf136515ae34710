package dev.limen.domain.idempotency;

import dev.limen.domain.InvalidValue;
import java.util.regex.Pattern;

/** What a client calls a request that it may send again: 1 to 255 visible ASCII characters. */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("idempotencyKey", "must be 1 to 255 visible ASCII characters");
        }
    }
}
