package dev.limen.adapters.websocket.vm;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.change.Position;
import org.jspecify.annotations.Nullable;

/** Reads from a request where a stream is to go on. */
public final class StreamStart {

    /** Numbers up to here are whole in every client. */
    private static final String NUMBER = "[0-9]{1,15}";

    private StreamStart() {}

    /**
     * The position that a client gives back as it got it.
     *
     * @param field where it stands in the request
     * @return null when the client gives none
     * @throws InvalidValue when it is no position
     */
    public static @Nullable Position parse(String field, @Nullable String seq) {
        if (seq == null) {
            return null;
        }
        if (!seq.matches(NUMBER)) {
            throw new InvalidValue(field, "must be the seq of a message");
        }
        return new Position(Long.parseLong(seq));
    }
}
