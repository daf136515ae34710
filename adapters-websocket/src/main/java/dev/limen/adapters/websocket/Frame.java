package dev.limen.adapters.websocket;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.change.Position;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of the stream. */
public sealed interface Frame {

    /** Whoever has the frame has seen everything up to this position of the change log; it grows from frame to frame. */
    Position seq();

    Instant at();

    /**
     * The seq that a client gives back as it got it.
     *
     * @param field where it stands in the request
     * @return null when the client gives none
     * @throws InvalidValue when it is no position
     */
    static @Nullable Position parseSeq(String field, @Nullable String seq) {
        if (seq == null) {
            return null;
        }
        // Numbers of 15 digits are whole in every client.
        if (!seq.matches("[0-9]{1,15}")) {
            throw new InvalidValue(field, "must be the seq of a message");
        }
        return new Position(Long.parseLong(seq));
    }

    /** A VM has changed, and is like this now. */
    record VmUpdate(Position seq, Instant at, VmView vm) implements Frame {}

    /** All VMs that the client may see. */
    record VmList(Position seq, Instant at, List<VmView> vms) implements Frame {}
}
