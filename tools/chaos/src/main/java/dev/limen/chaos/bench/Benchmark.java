package dev.limen.chaos.bench;

import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs one of the benchmarks on packaged applications, in turns, so that all of them meet the same machine. Each run has a
 * database and processes of its own.
 */
public final class Benchmark {

    /**
     * Each process has a simulator of its own, so that none may look for the VMs of another one.
     */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("LIMEN_SIMULATOR_DELAY", "0"),
            Map.entry("LIMEN_RECONCILE_INTERVAL", "1h"),
            LimenProcess.COMPILED);

    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Benchmark() {}

    /**
     * The arguments are the name of the benchmark, how often each application is run, how many changes or
     * operations each run has, and the directories of the applications.
     */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        List<Path> applications = Arrays.stream(arguments).skip(3).map(Path::of).toList();
        switch (arguments[0]) {
            case "latency" -> latency(applications, runs, size);
            case "throughput" -> throughput(applications, runs, size);
            default -> throw new IllegalArgumentException("There is no benchmark " + arguments[0]);
        }
    }

    private static void latency(List<Path> applications, int runs, int changes) {
        Map<Path, List<EventLatency.Sample>> samples = new LinkedHashMap<>();
        inTurns(applications, runs, application -> EventLatency.run(application, changes))
                .forEach((application, all) -> samples.put(
                        application, all.stream().flatMap(List::stream).toList()));
        EventLatency.report(samples, OUT::println);
    }

    private static void throughput(List<Path> applications, int runs, int operations) {
        OperationRate.report(
                inTurns(applications, runs, application -> OperationRate.run(application, operations)), OUT::println);
    }

    private static <T> Map<Path, List<T>> inTurns(List<Path> applications, int runs, Function<Path, T> run) {
        Map<Path, List<T>> results = new LinkedHashMap<>();
        for (int i = 1; i <= runs; i++) {
            for (Path application : applications) {
                OUT.println("run " + i + " of " + application);
                results.computeIfAbsent(application, any -> new ArrayList<>()).add(run.apply(application));
            }
        }
        return results;
    }

    /** The id of a new VM, as small as one can be. */
    static long create(LimenClient user, String name, boolean start) {
        Map<String, ?> wish = Map.of("name", name, "cpu", 1, "memory", 256, "disk_size", 1, "start", start);
        return retry(() -> user.post("/api/vms", wish)).body().path("id").asLong();
    }

    /** The answer of success; on a machine that is busy with something else, a lock may not be got in time. */
    static Answer retry(Supplier<Answer> request) {
        return LimenClient.retry(REQUEST_TIMEOUT, request).orThrow();
    }
}
