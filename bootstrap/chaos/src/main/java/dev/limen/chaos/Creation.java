package dev.limen.chaos;

import java.util.Map;
import java.util.UUID;

/** A VM that a careful client asks for: with a key, and again with the same until it knows what came of it; perhaps it is deleted later. */
final class Creation {

    private final Client user;
    private final String name;
    private final Samples samples;
    private final String key = UUID.randomUUID().toString();
    private final String deletionKey = UUID.randomUUID().toString();
    private Client.Answer last = Client.Answer.NONE;
    private Client.Answer deletion = Client.Answer.NONE;
    private boolean unwanted;

    Creation(Client user, String name, Samples samples) {
        this.user = user;
        this.name = name;
        this.samples = samples;
    }

    String name() {
        return name;
    }

    /** Asks once, at this LIMEN. */
    void create(LimenProcess limen) {
        Client client = user.at(limen.address()).with("Idempotency-Key", key);
        last = samples.write("create", () -> client.post("/api/vms", Operation.vm(name, false)));
    }

    boolean isAcknowledged() {
        return last.status() == 201;
    }

    /** Asks once, at this LIMEN, for the end of what was acknowledged. */
    void delete(LimenProcess limen) {
        unwanted = true;
        String action = "/api/vms/" + last.text("id") + "/action";
        Client client = user.at(limen.address()).with("Idempotency-Key", deletionKey);
        deletion = samples.write("delete", () -> client.post(action, Map.of("action", "delete")));
    }

    /** Whether it was asked for, is acknowledged, and shall still be there. */
    boolean isWanted() {
        return isAcknowledged() && !unwanted;
    }

    /** Whether there is nothing that the client does not know. */
    boolean isSettled() {
        return !last.mayPass() && (!unwanted || !deletion.mayPass());
    }

    /** Asks again for what has not been answered. */
    void repeat(LimenProcess limen) {
        if (last.mayPass()) {
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
