package dev.limen.chaos.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Changes VMs of their own at random. Safe for use by several threads, as long as each VM is changed by one. */
final class VmOwner {

    private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(1);
    private static final int NOT_FOUND = 404;
    private static final int ONE_IN_REPLACED = 20;
    private static final int ONE_IN_STOPPED = 10;
    private static final int ONE_IN_RESIZED = 4;

    private final LimenClient client;
    private final List<URI> servers;
    private final Random random;
    private final JsonNode[] vms;
    private final JsonNode vmForSql;
    private final AtomicInteger created = new AtomicInteger();

    VmOwner(LimenClient client, List<URI> servers, int vmCount, Random random) {
        this.client = client;
        this.servers = servers;
        this.random = random;
        this.vms = Stream.generate(this::create).limit(vmCount).toArray(JsonNode[]::new);
        this.vmForSql = create();
    }

    LimenClient client() {
        return client;
    }

    long id() {
        return vmForSql.path("owner_id").asLong();
    }

    /** A VM that no request changes. */
    long vmForSql() {
        return vmForSql.path("id").asLong();
    }

    /** Does something to one VM; replacing one is rare, because whoever sees it go is sent a list. */
    Answer change(int number) {
        JsonNode vm = vms[number];
        Map<String, ?> action = random.nextInt(ONE_IN_REPLACED) == 0 ? Map.of("action", "delete") : action(vm);
        Answer answer = somewhere().post(path(vm) + "/action", action);
        vms[number] = answer.succeeded() && answer.body().has("status") ? answer.body() : present(vm);
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
        Map<String, Object> wish = VmRequest.vm("vm-" + created.getAndIncrement(), true);
        return LimenClient.retry(RETRY_TIMEOUT, () -> somewhere().post("/api/vms", wish))
                .orThrow()
                .body();
    }

    private LimenClient somewhere() {
        return client.at(servers.get(random.nextInt(servers.size())));
    }
}
