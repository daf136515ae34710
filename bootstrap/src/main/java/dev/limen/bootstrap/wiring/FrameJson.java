package dev.limen.bootstrap.wiring;

import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.adapters.websocket.Frame;
import java.time.Instant;
import java.util.List;

/** A frame of the stream as clients read it. */
sealed interface FrameJson {

    record VmUpdate(String type, long seq, Instant at, VmJson vm) implements FrameJson {}

    record VmList(String type, long seq, Instant at, List<VmJson> vms) implements FrameJson {}

    static FrameJson of(Frame frame) {
        return switch (frame) {
            case Frame.VmUpdate update ->
                new VmUpdate("vm_update", update.seq().value(), update.at(), VmJson.of(update.vm()));
            case Frame.VmList list ->
                new VmList(
                        "vm_list",
                        list.seq().value(),
                        list.at(),
                        list.vms().stream().map(VmJson::of).toList());
        };
    }
}
