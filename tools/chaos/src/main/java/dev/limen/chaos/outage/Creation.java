package dev.limen.chaos.outage;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.util.Map;
import java.util.UUID;

/** A VM that a careful client asks for: with a key, and again with the same until it knows what came of it; perhaps it is deleted later. */
final class Creation {

    private final LimenClient user;
    private final String name;
    private final Samples samples;
    private final String key = UUID.randomUUID().toString();
    private final String deletionKey = UUID.randomUUID().toString();
    private Answer last = Answer.NONE;
    private Answer deletion = Answer.NONE;
    private boolean unwanted;

    Creation(LimenClient user, String name, Samples samples) {
        this.user = user;
        this.name = name;
        this.samples = samples;
    }

    String name() {
        return name;
    }

    /** Asks once, at this LIMEN. */
    void create(LimenProcess limen) {
        LimenClient client = user.at(limen.address()).with("Idempotency-Key", key);
        last = samples.write("create", () -> client.post("/api/vms", VmRequest.vm(name, false)));
    }

    boolean isAcknowledged() {
        return last.status() == 201;
    }

    /** Asks once, at this LIMEN, for the end of what was acknowledged. */
    void delete(LimenProcess limen) {
        unwanted = true;
        String action = "/api/vms/" + last.text("id") + "/action";
        LimenClient client = user.at(limen.address()).with("Idempotency-Key", deletionKey);
        deletion = samples.write("delete", () -> client.post(action, Map.of("action", "delete")));
    }

    /** Whether it was asked for, is acknowledged, and shall still be there. */
    boolean isWanted() {
        return isAcknowledged() && !unwanted;
    }

    /** Whether there is nothing that the client does not know. */
    boolean isSettled() {
        return !last.isTransient() && (!unwanted || !deletion.isTransient());
    }

    /** Asks again for what has not been answered. */
    void repeat(LimenProcess limen) {
        if (last.isTransient()) {
            create(limen);
        } else if (!isSettled()) {
            delete(limen);
        }
    }

    /** Whether every answer in the end was one that was asked for. */
    boolean endedWell() {
        return isAcknowledged() && (!unwanted || deletion.status() == 200 || deletion.status() == 404);
    }

    @Override
    public String toString() {
        return name + ": " + last + (unwanted ? ", deletion: " + deletion : "");
    }
}
