package dev.limen.chaos.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One frame that a client got.
 *
 * @param vms those that it shows: all of a list, one of an update
 */
record ReceivedFrame(long seq, boolean isList, Map<Long, ShownVm> vms, Instant receivedAt) {

    /** As much of a VM as is compared. */
    record ShownVm(long id, long owner, String status, Instant updatedAt) {

        static ShownVm of(JsonNode vm) {
            return new ShownVm(
                    vm.path("id").asLong(),
                    vm.path("owner_id").asLong(),
                    vm.path("status").asText(),
                    Instant.parse(vm.path("updated_at").asText()));
        }
    }

    static ReceivedFrame of(JsonNode frame, Instant receivedAt) {
        boolean isList = frame.path("type").asText().equals("vm_list");
        Map<Long, ShownVm> vms = new HashMap<>();
        Iterable<JsonNode> shown = isList ? frame.path("vms") : List.of(frame.path("vm"));
        shown.forEach(vm -> vms.put(vm.path("id").asLong(), ShownVm.of(vm)));
        return new ReceivedFrame(frame.path("seq").asLong(), isList, vms, receivedAt);
    }

    boolean shows(long vm) {
        return vms.containsKey(vm);
    }
}
