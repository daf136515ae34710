package dev.limen.chaos.outage;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Does with a VM of one's own what one does, from its making to its deletion, over and over; every answer is a sample. */
final class VmLifecycle {

    private static final Duration STEP_INTERVAL = Duration.ofMillis(50);

    private final LimenClient user;
    private final String name;
    private final Samples samples;
    private final BooleanSupplier over;
    private int made;

    VmLifecycle(LimenClient user, String name, Samples samples, BooleanSupplier over) {
        this.user = user;
        this.name = name;
        this.samples = samples;
        this.over = over;
    }

    /** Ends some moments after it is over, wherever it is then. */
    void run() {
        while (!over.getAsBoolean()) {
            list();
            Answer answer = write("create", "/api/vms", VmRequest.vm(name + "-" + made++, true));
            if (answer.succeeded()) {
                live("/api/vms/" + answer.text("id"));
            }
        }
    }

    private void live(String vm) {
        for (String action : new String[] {"pause", "resume", "stop", "start"}) {
            get(vm);
            write(action, vm + "/action", Map.of("action", action));
            list();
        }
        while (!over.getAsBoolean() && get(vm).status() != 404) {
            write("delete", vm + "/action", Map.of("action", "delete"));
        }
    }

    private void list() {
        if (!over.getAsBoolean()) {
            samples.read("list", () -> user.get("/api/vms"));
            Polling.pause(STEP_INTERVAL);
        }
    }

    private Answer get(String vm) {
        Answer answer = samples.read("get", () -> user.get(vm));
        Polling.pause(STEP_INTERVAL);
        return answer;
    }

    private Answer write(String what, String path, Map<String, ?> body) {
        if (over.getAsBoolean()) {
            return Answer.NONE;
        }
        Answer answer = samples.write(what, () -> user.post(path, body));
        Polling.pause(STEP_INTERVAL);
        return answer;
    }
}
