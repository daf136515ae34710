package dev.limen.adapters.websocket;

import dev.limen.domain.change.Position;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;

/** One message of the stream. */
public sealed interface Frame {

    /** Whoever has the frame has seen everything up to this position of the change log; it grows from frame to frame. */
    Position seq();

    Instant at();

    /** A VM has changed, and is like this now. */
    record VmUpdate(Position seq, Instant at, VmView vm) implements Frame {}

    /** All VMs that the client may see. */
    record VmList(Position seq, Instant at, List<VmView> vms) implements Frame {}
}
