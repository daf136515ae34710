package dev.limen.adapters.rest.error;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that the core's fields have over HTTP: the same in snake case, with a few exceptions. */
final class FieldNames {

    private static final Map<String, String> EXCEPTIONS =
            Map.of("idempotencyKey", "Idempotency-Key", "owner", "owner_id", "newOwner", "to");

    /** Inside a word, so that the name of a header stays as it is. */
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])[A-Z]");

    private FieldNames() {}

    static String of(String field) {
        return EXCEPTIONS.getOrDefault(
                field,
                CAPITAL.matcher(field)
                        .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT)));
    }
}
