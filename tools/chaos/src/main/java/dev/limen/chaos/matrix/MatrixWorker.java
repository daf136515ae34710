package dev.limen.chaos.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.matrix.CrashMatrix.Cell;
import dev.limen.chaos.matrix.CrashMatrix.Outcome;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A testbed in which one cell of the {@link CrashMatrix} is run after the other. */
final class MatrixWorker implements AutoCloseable {

    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.ofSeconds(2);
    private static final int MAX_WARNINGS = 5;

    private final Testbed testbed;
    private final LimenClient user;
    private final List<Subscriber> subscribers;
    private final ConsistencyCheck truth;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private int names;

    MatrixWorker(Kind kind, Path application) {
        testbed = new Testbed(kind, 1, application, Map.of());
        user = testbed.newUser("somebody", 3, 8, 4096);
        subscribers = List.of(Subscriber.of(testbed.admin(), frame -> {}), Subscriber.of(user, frame -> {}));
        truth = new ConsistencyCheck(testbed, subscribers);
    }

    /** The calls that an operation makes, each once before and once after. */
    List<String> points(VmRequest operation) {
        String name = newName();
        String vm = operation.prepare(user, name);
        testbed.breakpoints.disarm();
        operation.send(marked(name), vm, name).orThrow();
        List<String> points = testbed.breakpoints.passed();
        cleanUp();
        return points;
    }

    private String newName() {
        return "vm-" + names++;
    }

    private LimenClient marked(String name) {
        return user.with("X-Request-ID", "chaos-" + name)
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    Outcome run(Cell cell) {
        String name = newName();
        String vm = cell.operation().prepare(user, name);
        LimenClient marked = marked(name);
        CompletableFuture<Boolean> struck = new CompletableFuture<>();
        testbed.breakpoints.arm(
                cell.number(), () -> struck.complete(cell.target().strike(testbed, name)));
        CompletableFuture<Answer> first =
                CompletableFuture.supplyAsync(() -> cell.operation().send(marked, vm, name), requests);
        CompletableFuture.anyOf(struck, first).join();
        if (!Polling.await(OUTAGE, struck::isDone)) {
            cleanUp();
            return new Outcome(cell, false, Duration.ZERO, List.of("the call never came; answered " + first.join()));
        }
        Polling.await(OUTAGE, first::isDone);
        cell.target().restore(testbed);
        Outcome outcome = conclude(cell, name, vm, marked.with("X-Request-ID", "again-" + name), struck.join());
        if (outcome.passed()) {
            cleanUp();
        }
        return outcome;
    }

    List<String> lastWarnings() {
        List<String> warnings = testbed.limens.getFirst().log().stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
        return warnings.subList(Math.max(0, warnings.size() - MAX_WARNINGS), warnings.size());
    }

    /** Half of the clients come again at once, half when everything has settled. */
    private Outcome conclude(Cell cell, String name, String vm, LimenClient again, boolean struck) {
        List<String> contradictions = new ArrayList<>();
        boolean atOnce = cell.number() % 2 == 1;
        Duration time = atOnce ? Duration.ZERO : check(contradictions);
        Answer last = LimenClient.retry(RETRY_TIMEOUT, () -> cell.operation().send(again, vm, name));
        if (!cell.operation().isEnd(last)) {
            contradictions.add("the request that came again was answered " + last);
        }
        Duration afterwards = check(contradictions);
        if (cell.operation() == VmRequest.CREATE && vmsOf(name) != 1) {
            contradictions.add("there are " + vmsOf(name) + " VMs of one request");
        }
        return new Outcome(cell, struck, atOnce ? afterwards : time, contradictions);
    }

    private Duration check(List<String> contradictions) {
        ConsistencyCheck.Result result = truth.await(AGREEMENT_TIMEOUT);
        contradictions.addAll(result.contradictions());
        return result.time();
    }

    private long vmsOf(String name) {
        return testbed.database
                .query("select count(*) from vm where name = '" + name + "'", row -> row.getLong(1))
                .getFirst();
    }

    private void cleanUp() {
        testbed.breakpoints.disarm();
        boolean gone = Polling.await(RETRY_TIMEOUT, () -> {
            Answer list = user.get("/api/vms");
            for (JsonNode vm : list.body()) {
                user.delete("/api/vms/" + vm.path("id").asText());
            }
            return list.succeeded() && list.body().isEmpty();
        });
        if (!gone) {
            throw new IllegalStateException(
                    "VMs cannot be deleted: " + user.get("/api/vms").body());
        }
    }

    @Override
    public void close() {
        subscribers.forEach(Subscriber::close);
        requests.close();
        testbed.close();
    }
}
