package dev.limen.chaos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Benchmark of the latency from the commit of a change to the frame that tells of it, on sockets of the process that made
 * the change and of another process on the same database. Nothing else goes on meanwhile. The time of a commit is
 * PostgreSQL's own, taken before it writes to disk.
 */
final class EventLatency implements AutoCloseable {

    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(10);
    private static final int WARM_UP = 500;
    private static final int MAX_PAUSE_MILLIS = 20;

    /** How long one change took. */
    record Sample(Duration answer, Duration sameProcess, Duration otherProcess) {}

    private final Testbed testbed;
    private final LimenClient user;
    private final long vm;
    private final List<Frames> sockets;
    private final Random random = new Random(1);

    private EventLatency(Path application) {
        testbed = new Testbed(Kind.SIMULATOR, 2, application, Benchmark.SETTINGS);
        trackCommits();
        user = testbed.newUser("bench", 1, 1, 256);
        vm = Benchmark.create(user, "bench", true);
        sockets = testbed.limens.stream()
                .map(limen -> new Frames(user.at(limen.address())))
                .toList();
        sockets.forEach(Frames::awaitConnected);
    }

    /** The samples of one run with so many changes. */
    static List<Sample> run(Path application, int changes) {
        try (EventLatency latency = new EventLatency(application)) {
            latency.change(WARM_UP);
            return latency.change(changes);
        }
    }

    /** The table of all runs, by application. */
    static void report(Map<Path, List<Sample>> samples, Consumer<String> lines) {
        Table table = new Table("application", "changes", "from, to", "p50", "p90", "p99", "most");
        samples.forEach((application, all) -> {
            row(table, application, all, "request, its answer", Sample::answer);
            row(table, application, all, "commit, frame: same process", Sample::sameProcess);
            row(table, application, all, "commit, frame: other process", Sample::otherProcess);
        });
        lines.accept(table.toString());
    }

    private static void row(
            Table table, Path application, List<Sample> samples, String what, Function<Sample, Duration> figure) {
        Times times = Times.of(samples.stream().map(figure).toList());
        table.row(
                application,
                samples.size(),
                what,
                millis(times.median()),
                millis(times.percentile(90)),
                millis(times.percentile(99)),
                millis(times.most()));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
    }

    /** It takes effect when PostgreSQL starts. */
    private void trackCommits() {
        testbed.database.execute("alter system set track_commit_timestamp = on");
        testbed.database.kill();
        testbed.database.awaitBack();
        testbed.limens.forEach(LimenProcess::awaitReady);
    }

    private List<Sample> change(int times) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Polling.pause(Duration.ofMillis(random.nextInt(MAX_PAUSE_MILLIS)));
            samples.add(i % 2 == 0 ? change("pause", "Paused") : change("resume", "Running"));
        }
        return samples;
    }

    private Sample change(String action, String status) {
        List<CompletableFuture<Instant>> frames =
                sockets.stream().map(socket -> socket.next(status)).toList();
        long begun = System.nanoTime();
        Benchmark.retry(() -> user.post("/api/vms/" + vm + "/action", Map.of("action", action)));
        Duration answer = Times.since(begun);
        List<Instant> arrived = frames.stream().map(CompletableFuture::join).toList();
        Instant committed = committed();
        return new Sample(
                answer, Duration.between(committed, arrived.get(0)), Duration.between(committed, arrived.get(1)));
    }

    private Instant committed() {
        return testbed.database
                .query(
                        "select pg_xact_commit_timestamp(xmin) as at from vm where id = " + vm,
                        row -> row.getObject("at", OffsetDateTime.class).toInstant())
                .getFirst();
    }

    @Override
    public void close() {
        sockets.forEach(Frames::close);
        testbed.close();
    }

    /** When the frames arrive that tell of finished changes. */
    private static final class Frames implements AutoCloseable {

        private final Subscriber subscriber;
        private volatile String awaited = "";
        private volatile CompletableFuture<Instant> arrival = new CompletableFuture<>();

        private Frames(LimenClient client) {
            subscriber = Subscriber.of(client, this::take);
        }

        private void awaitConnected() {
            if (!Polling.await(FRAME_TIMEOUT, subscriber::isConnected)) {
                throw new IllegalStateException("a socket was not opened");
            }
        }

        private CompletableFuture<Instant> next(String status) {
            arrival = new CompletableFuture<Instant>().orTimeout(FRAME_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            awaited = status;
            return arrival;
        }

        private void take(JsonNode frame) {
            Instant now = Instant.now();
            JsonNode told = frame.path("vm");
            if (told.path("status").asText().equals(awaited) && !told.hasNonNull("busy")) {
                arrival.complete(now);
            }
        }

        @Override
        public void close() {
            subscriber.close();
        }
    }
}
