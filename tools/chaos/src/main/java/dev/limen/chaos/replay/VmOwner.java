package dev.limen.chaos.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.world.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes VMs of their own at random, one after the other. Not safe for use by several threads. */
final class VmOwner {

    private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(1);
    private static final int NOT_FOUND = 404;
    private static final int ONE_IN_REPLACED = 400;
    private static final int ONE_IN_STOPPED = 10;
    private static final int ONE_IN_RESIZED = 4;

    private final LimenClient client;
    private final List<URI> servers;
    private final Random random;
    private final List<JsonNode> vms = new ArrayList<>();
    private int created;
    private int next;

    VmOwner(LimenClient client, List<URI> servers, int vmCount, Random random) {
        this.client = client;
        this.servers = servers;
        this.random = random;
        for (int i = 0; i < vmCount; i++) {
            vms.add(create());
        }
    }

    LimenClient client() {
        return client;
    }

    long id() {
        return vms.getFirst().path("owner_id").asLong();
    }

    /** Does something to the next VM; replacing one is rare, because whoever sees it go is sent a list. */
    Answer change() {
        int number = next++ % vms.size();
        JsonNode vm = vms.get(number);
        Map<String, ?> action = random.nextInt(ONE_IN_REPLACED) == 0 ? Map.of("action", "delete") : action(vm);
        Answer answer = somewhere().post(path(vm) + "/action", action);
        vms.set(number, present(vm));
        return answer;
    }

    private Map<String, ?> action(JsonNode vm) {
        return switch (vm.path("status").asText()) {
            case "Running" -> Map.of("action", random.nextInt(ONE_IN_STOPPED) == 0 ? "stop" : "pause");
            case "Paused" -> Map.of("action", "resume");
            default ->
                random.nextInt(ONE_IN_RESIZED) == 0
                        ? Map.of("action", "update", "cpu", 3 - vm.path("cpu").asInt())
                        : Map.of("action", "start");
        };
    }

    /** The VM as it is now, or a new one when it is gone. */
    private JsonNode present(JsonNode vm) {
        Answer found = LimenClient.retry(RETRY_TIMEOUT, () -> somewhere().get(path(vm)));
        return found.status() == NOT_FOUND ? create() : found.orThrow().body();
    }

    private static String path(JsonNode vm) {
        return "/api/vms/" + vm.path("id").asText();
    }

    private JsonNode create() {
        Map<String, Object> wish = VmRequest.vm("vm-" + created++, true);
        return LimenClient.retry(RETRY_TIMEOUT, () -> somewhere().post("/api/vms", wish))
                .orThrow()
                .body();
    }

    private LimenClient somewhere() {
        return client.at(servers.get(random.nextInt(servers.size())));
    }
}
