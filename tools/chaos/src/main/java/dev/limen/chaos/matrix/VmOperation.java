package dev.limen.chaos.matrix;

import dev.limen.chaos.testbed.DatabaseServer;
import dev.limen.chaos.testbed.KillTarget;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Something done to a VM; every repetition of it has the same idempotency key. */
record VmOperation(VmRequest request) implements Operation {

    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(90);

    static Stream<Operation> all() {
        return Stream.of(VmRequest.values()).map(VmOperation::new);
    }

    @Override
    public String name() {
        return request.name();
    }

    @Override
    public List<KillTarget> targets() {
        return List.of(KillTarget.values());
    }

    @Override
    public boolean isForAdmins() {
        return false;
    }

    @Override
    public String prepare(Testbed testbed, LimenClient client, String name) {
        return request.prepare(client, name);
    }

    @Override
    public Answer send(LimenClient client, String vm, String name) {
        return request.send(client, vm, name);
    }

    @Override
    public Answer repeat(LimenClient client, String vm, String name) {
        return LimenClient.retry(RETRY_TIMEOUT, () -> send(client, vm, name));
    }

    @Override
    public List<String> contradictions(Answer last, DatabaseServer database, String name) {
        List<String> found = new ArrayList<>();
        if (!request.isEnd(last)) {
            found.add("the request that came again was answered " + last);
        }
        int vms = database.query("select uuid from vm where name = '" + name + "'", row -> (UUID) row.getObject("uuid"))
                .size();
        if (request.isCreation() && vms != 1) {
            found.add("there are " + vms + " VMs of one request");
        }
        return found;
    }
}
