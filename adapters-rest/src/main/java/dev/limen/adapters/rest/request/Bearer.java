package dev.limen.adapters.rest.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of an {@code Authorization} header. */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token; nothing when there is no header, or one of another scheme. */
    public static Optional<String> token(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }
}
