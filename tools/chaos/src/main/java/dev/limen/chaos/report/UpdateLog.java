package dev.limen.chaos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a socket said of VMs that changed, and when. */
public final class UpdateLog implements Consumer<JsonNode> {

    /**
     * One change.
     *
     * @param at in milliseconds since 1970
     * @param reason empty when there is none
     */
    public record Change(long at, UUID vm, String status, String reason) {}

    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(JsonNode frame) {
        if (frame.path("type").asText().equals("vm_update")) {
            JsonNode vm = frame.path("vm");
            changes.add(new Change(
                    System.currentTimeMillis(),
                    UUID.fromString(vm.path("uuid").asText()),
                    vm.path("status").asText(),
                    vm.path("status_reason").asText("")));
        }
    }

    /** The first change of a VM to something, from a moment on. */
    public Optional<Change> first(UUID vm, long since, Predicate<String> status) {
        return changes.stream()
                .filter(change -> change.at >= since && change.vm.equals(vm) && status.test(change.status))
                .findFirst();
    }

    /** Forgets everything. */
    public void clear() {
        changes.clear();
    }
}
