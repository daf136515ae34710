package dev.limen.chaos.testbed;

import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What is done to a VM when something is killed. */
public enum VmRequest {
    CREATE("absent"),
    CREATE_FROM_IMAGE("absent"),
    START("Stopped"),
    STOP("Running"),
    RESTART("Running"),
    PAUSE("Running"),
    RESUME("Paused"),
    UPDATE("Stopped"),
    UPDATE_LIVE("Running"),
    DELETE("Running");

    /** LIMEN may have noticed only now that what was killed before was away. */
    private static final Duration PREPARE_TIMEOUT = Duration.ofSeconds(30);

    private final String from;

    VmRequest(String from) {
        this.from = from;
    }

    /** What is asked for when a VM is to be made. */
    public static Map<String, Object> vm(String name, boolean start) {
        return Map.of("name", name, "cpu", 1, "memory", 256, "disk_size", 1, "start", start);
    }

    private static Map<String, Object> vmFromImage(String name) {
        Map<String, Object> vm = new HashMap<>(vm(name, true));
        vm.put("image", Testbed.IMAGE);
        return vm;
    }

    /** Whether it makes a VM. */
    public boolean isCreation() {
        return this == CREATE || this == CREATE_FROM_IMAGE;
    }

    /** Makes a VM that the operation can be done to; answers its number, or 0 where there shall be none. */
    public String prepare(LimenClient client, String name) {
        if (isCreation()) {
            return "0";
        }
        Map<String, Object> vm = vm(name, !from.equals("Stopped"));
        String id = LimenClient.retry(PREPARE_TIMEOUT, () -> client.post("/api/vms", vm))
                .orThrow()
                .text("id");
        if (from.equals("Paused")) {
            client.post("/api/vms/" + id + "/action", Map.of("action", "pause")).orThrow();
        }
        return id;
    }

    public Answer send(LimenClient client, String vm, String name) {
        String action = "/api/vms/" + vm + "/action";
        return switch (this) {
            case CREATE -> client.post("/api/vms", vm(name, true));
            case CREATE_FROM_IMAGE -> client.post("/api/vms", vmFromImage(name));
            case UPDATE -> client.post(action, Map.of("action", "update", "cpu", 2, "memory", 512));
            case UPDATE_LIVE -> client.post(action, Map.of("action", "update", "cpu", 2));
            case START, STOP, RESTART, PAUSE, RESUME, DELETE ->
                client.post(action, Map.of("action", name().toLowerCase(Locale.ROOT)));
        };
    }

    /**
     * Whether this is an answer that a client may be left with. A VM whose guest was killed is not running any more, so
     * it cannot be restarted, paused or resumed.
     */
    public boolean isEnd(Answer answer) {
        return switch (this) {
            case CREATE, CREATE_FROM_IMAGE -> answer.status() == 201;
            case DELETE -> answer.status() == 200 || answer.status() == 404;
            case START, STOP, UPDATE -> answer.status() == 200;
            case RESTART, PAUSE, RESUME, UPDATE_LIVE ->
                answer.status() == 200 || answer.text("error_code").equals("INVALID_STATE");
        };
    }
}
