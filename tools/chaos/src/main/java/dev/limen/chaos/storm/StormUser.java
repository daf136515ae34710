package dev.limen.chaos.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One user of a {@link Storm}: does something at random through any LIMEN, and repeats with the same key what was not
 * answered, as a careful client does. Remembers what was acknowledged.
 */
final class StormUser {

    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(300);
    private static final int TRIES = 4;

    private final Testbed testbed;
    private final String name;
    private final LimenClient client;
    private final Random random;
    private final Subscriber subscriber;
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Set<Long> acknowledged = new TreeSet<>();
    private final Set<Long> deleted = new TreeSet<>();
    private final List<Request> unanswered = new ArrayList<>();
    private int made;

    StormUser(Testbed testbed, String name, LimenClient client, Random random) {
        this.testbed = testbed;
        this.name = name;
        this.client = client;
        this.random = random;
        this.subscriber = Subscriber.of(anywhere(), frame -> {});
    }

    /**
     * Something asked for, which can be asked for again.
     *
     * @param vm the number of the VM; 0 for one that is to be made
     */
    private record Request(String action, long vm, String path, Map<String, ?> body, String key) {}

    private LimenClient anywhere() {
        return client.at(
                testbed.limens.get(random.nextInt(testbed.limens.size())).address());
    }

    void actUntil(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            Polling.pause(Duration.ofMillis(random.nextInt(400)));
            Request request = think();
            if (!isEnd(send(request, TRIES, over))) {
                unanswered.add(request);
            }
        }
    }

    private Request think() {
        Answer list = anywhere().get("/api/vms");
        JsonNode vms = list.succeeded() ? list.body() : LimenClient.JSON.createArrayNode();
        boolean more = vms.isEmpty() || random.nextInt(5) == 0;
        String key = UUID.randomUUID().toString();
        if (more) {
            return new Request("create", 0, "/api/vms", VmRequest.vm(name + "-" + made++, random.nextBoolean()), key);
        }
        JsonNode vm = vms.get(random.nextInt(vms.size()));
        String path = "/api/vms/" + vm.path("uuid").asText() + "/action";
        String action = List.of("start", "stop", "restart", "pause", "resume", "update", "delete")
                .get(random.nextInt(7));
        Map<String, Object> body = new HashMap<>(Map.of("action", action));
        if (action.equals("update")) {
            body.put("cpu", 1 + random.nextInt(2));
            body.put("memory", random.nextBoolean() ? 256 : 512);
        } else if (random.nextBoolean()) {
            body.put("force", true);
        }
        return new Request(action, vm.path("id").asLong(), path, body, key);
    }

    /** The last answer; tries again, anywhere, what may fare better. */
    private Answer send(Request request, int tries, BooleanSupplier over) {
        Answer answer = Answer.NONE;
        for (int i = 0; i < tries && (i == 0 || (answer.isTransient() && !over.getAsBoolean())); i++) {
            if (i > 0) {
                Polling.pause(RETRY_INTERVAL);
            }
            answer = anywhere().with("Idempotency-Key", request.key).post(request.path, request.body);
            answers.merge(answer.toString(), 1, Integer::sum);
        }
        note(request, answer);
        return answer;
    }

    /** A VM whose making was answered late may have been seen in a list, and deleted, before. */
    private void note(Request request, Answer answer) {
        long made = answer.body().path("id").asLong();
        if (request.action.equals("create") && answer.status() == 201 && !deleted.contains(made)) {
            acknowledged.add(made);
        }
        if (request.action.equals("delete") && (answer.status() == 200 || answer.status() == 404)) {
            deleted.add(request.vm);
            acknowledged.remove(request.vm);
        }
    }

    LimenClient client() {
        return client;
    }

    /** Whether the client knows what came of it; what neither makes nor removes a VM is not asked for again. */
    private static boolean isEnd(Answer answer) {
        return !answer.isTransient();
    }

    /** Repeats what was never answered, until it is; answers what is wrong with that. */
    List<String> settle() {
        List<String> findings = new ArrayList<>();
        for (Request request : unanswered) {
            boolean answered = Polling.await(RETRY_TIMEOUT, () -> isEnd(send(request, 1, () -> false)));
            if (!answered) {
                findings.add(name + " gets no answer to " + request);
            }
        }
        return findings;
    }

    /** What is not as this user was told. */
    List<String> contradictions() {
        List<String> findings = new ArrayList<>();
        Set<Long> there = new TreeSet<>();
        Map<Long, JsonNode> listed = new HashMap<>();
        for (JsonNode vm : anywhere().get("/api/vms").orThrow().body()) {
            there.add(vm.path("id").asLong());
            listed.put(vm.path("id").asLong(), vm);
        }
        if (!there.equals(acknowledged)) {
            findings.add(name + " was told of " + acknowledged + ", and there are " + there);
        }
        if (!Polling.await(Duration.ofSeconds(10), () -> subscriber.vms().equals(listed))) {
            findings.add(name + " was last told on the socket " + subscriber.vms() + ", and there are " + listed);
        }
        return findings;
    }

    Set<Long> acknowledged() {
        return acknowledged;
    }

    Map<String, Integer> answers() {
        return answers;
    }

    void cleanUp() {
        Polling.await(RETRY_TIMEOUT, () -> {
            acknowledged.forEach(vm -> anywhere().delete("/api/vms/" + vm));
            return anywhere().get("/api/vms").body().isEmpty();
        });
    }

    void close() {
        subscriber.close();
    }
}
