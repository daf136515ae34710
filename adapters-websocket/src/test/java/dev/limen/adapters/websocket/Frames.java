package dev.limen.adapters.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the frames of sockets and event streams say. */
public final class Frames {

    private Frames() {}

    /** The ids in a frame that must be a list. */
    public static List<Long> ids(JsonNode frame) {
        expect("vm_list", frame);
        return frame.path("vms").valueStream().map(vm -> vm.path("id").asLong()).toList();
    }

    /** The VM of a frame that must be an update. */
    public static JsonNode vm(JsonNode frame) {
        expect("vm_update", frame);
        return frame.path("vm");
    }

    private static void expect(String type, JsonNode frame) {
        if (!frame.path("type").asText().equals(type)) {
            throw new AssertionError("no " + type + ": " + frame);
        }
    }
}
