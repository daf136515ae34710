package dev.limen.chaos.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.image.LibraryCheck;
import dev.limen.chaos.matrix.CrashMatrix.Cell;
import dev.limen.chaos.matrix.CrashMatrix.Outcome;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
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
    private final LibraryCheck library;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private int names;

    MatrixWorker(Kind kind, Path application) {
        testbed = new Testbed(kind, 1, application, Map.of());
        user = testbed.newUser("somebody", 3, 8, 4096);
        testbed.addImage();
        subscribers = List.of(Subscriber.of(testbed.admin(), frame -> {}), Subscriber.of(user, frame -> {}));
        truth = new ConsistencyCheck(testbed, subscribers);
        library = new LibraryCheck(testbed);
    }

    /** The calls that an operation makes, each once before and once after. */
    List<String> points(Operation operation) {
        String name = newName();
        String what = operation.prepare(testbed, client(operation), name);
        testbed.breakpoints.disarm();
        operation.send(marked(operation, name), what, name).orThrow();
        List<String> points = testbed.breakpoints.passed();
        cleanUp();
        return points;
    }

    private String newName() {
        return "vm-" + names++;
    }

    private LimenClient client(Operation operation) {
        return operation.isForAdmins() ? testbed.admin() : user;
    }

    /** Images need no key: a name is taken once. */
    private LimenClient marked(Operation operation, String name) {
        LimenClient marked = client(operation).with("X-Request-ID", "chaos-" + name);
        return operation.isForAdmins()
                ? marked
                : marked.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    Outcome run(Cell cell) {
        String name = newName();
        String what = cell.operation().prepare(testbed, client(cell.operation()), name);
        LimenClient marked = marked(cell.operation(), name);
        CompletableFuture<Boolean> struck = new CompletableFuture<>();
        testbed.breakpoints.arm(
                cell.number(), () -> struck.complete(cell.target().strike(testbed, name)));
        CompletableFuture<Answer> first =
                CompletableFuture.supplyAsync(() -> cell.operation().send(marked, what, name), requests);
        CompletableFuture.anyOf(struck, first).join();
        if (!Polling.await(OUTAGE, struck::isDone)) {
            cleanUp();
            return new Outcome(cell, false, Duration.ZERO, List.of("the call never came; answered " + first.join()));
        }
        Polling.await(OUTAGE, first::isDone);
        cell.target().restore(testbed);
        Outcome outcome = conclude(cell, name, what, marked.with("X-Request-ID", "again-" + name), struck.join());
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
    private Outcome conclude(Cell cell, String name, String what, LimenClient again, boolean struck) {
        List<String> contradictions = new ArrayList<>();
        boolean atOnce = cell.number() % 2 == 1;
        Duration time = atOnce ? Duration.ZERO : check(contradictions);
        Answer last = cell.operation().repeat(again, what, name);
        Duration afterwards = check(contradictions);
        contradictions.addAll(cell.operation().contradictions(last, testbed.database, name));
        return new Outcome(cell, struck, atOnce ? afterwards : time, contradictions);
    }

    private Duration check(List<String> contradictions) {
        ConsistencyCheck.Result result = truth.await(AGREEMENT_TIMEOUT);
        ConsistencyCheck.Result images = library.await(AGREEMENT_TIMEOUT);
        contradictions.addAll(result.contradictions());
        contradictions.addAll(images.contradictions());
        return result.time().plus(images.time());
    }

    private void cleanUp() {
        testbed.breakpoints.disarm();
        boolean gone = Polling.await(RETRY_TIMEOUT, () -> {
            Answer list = user.get("/api/vms");
            for (JsonNode vm : list.body()) {
                user.delete("/api/vms/" + vm.path("id").asText());
            }
            return list.succeeded() && list.body().isEmpty() && testbed.deleteImages();
        });
        if (!gone) {
            throw new IllegalStateException(
                    "VMs or images cannot be deleted: " + user.get("/api/vms").body());
        }
    }

    @Override
    public void close() {
        subscribers.forEach(Subscriber::close);
        requests.close();
        testbed.close();
    }
}
