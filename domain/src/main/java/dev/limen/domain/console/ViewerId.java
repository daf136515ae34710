package dev.limen.domain.console;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names one viewer of a screen; never used again. */
public record ViewerId(UUID value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public static ViewerId random() {
        return new ViewerId(UUID.randomUUID());
    }

    /**
     * Reads one.
     *
     * @throws ConsoleError.NoSuchViewer for any other text, because no viewer can be called so
     */
    public static ViewerId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new ConsoleError.NoSuchViewer();
        }
        return new ViewerId(UUID.fromString(text));
    }
}
