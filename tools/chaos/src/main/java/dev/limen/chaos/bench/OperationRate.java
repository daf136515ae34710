package dev.limen.chaos.bench;

import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.LimenClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Benchmark of the throughput of one LIMEN on a simulator that takes no time: users create, start, stop and delete a VM
 * each, again and again, every operation after the answer to the one before. As many operations as are measured come
 * before, to warm up. The processor time of LIMEN says more than the rate where the machine has something else to do.
 */
final class OperationRate {

    private static final int CLIENTS = 16;
    private static final int OPERATIONS_IN_A_ROUND = 4;

    /** What came of one run. */
    record Run(double perSecond, double processorMillis) {}

    private final Testbed testbed;
    private final List<LimenClient> users;

    private OperationRate(Testbed testbed) {
        this.testbed = testbed;
        this.users = IntStream.range(0, CLIENTS)
                .mapToObj(i -> testbed.newUser("bench-" + i, 1, 1, 256))
                .toList();
    }

    /** One run with about so many operations. */
    static Run run(Path application, int operations) {
        try (Testbed testbed = new Testbed(Kind.SIMULATOR, 1, application, Benchmark.SETTINGS)) {
            OperationRate rate = new OperationRate(testbed);
            int rounds = Math.ceilDiv(operations, CLIENTS * OPERATIONS_IN_A_ROUND);
            rate.operate(rounds);
            return rate.measure(rounds);
        }
    }

    private Run measure(int rounds) {
        double operations = (double) rounds * CLIENTS * OPERATIONS_IN_A_ROUND;
        Duration processor = processorTime();
        long begun = System.nanoTime();
        operate(rounds);
        double seconds = Times.since(begun).toNanos() / 1e9;
        return new Run(operations / seconds, processorTime().minus(processor).toMillis() / operations);
    }

    private Duration processorTime() {
        return ProcessHandle.of(testbed.limens.getFirst().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private void operate(int rounds) {
        Workers.share(CLIENTS, CLIENTS, number -> {
            for (int i = 0; i < rounds; i++) {
                operate(users.get(number), "vm-" + number);
            }
        });
    }

    private static void operate(LimenClient user, String name) {
        String vm = "/api/vms/" + Benchmark.create(user, name, false);
        for (String action : List.of("start", "stop", "delete")) {
            Benchmark.retry(() -> user.post(vm + "/action", Map.of("action", action)));
        }
    }

    /** Tells all runs of each application, and how those of the last compare to those of the first, run by run. */
    static void report(Map<Path, List<Run>> runs, Consumer<String> lines) {
        Table table = new Table("application", "what", "run by run", "median");
        runs.forEach((application, all) -> {
            List<Double> rates = all.stream().map(Run::perSecond).toList();
            List<Double> costs = all.stream().map(Run::processorMillis).toList();
            table.row(application, "operations a second", text(rates), text(List.of(median(rates))));
            table.row(application, "processor time of LIMEN, ms each", text(costs), text(List.of(median(costs))));
        });
        if (runs.size() > 1) {
            List<List<Run>> all = List.copyOf(runs.values());
            compare(table, "operations a second", all, Run::perSecond);
            compare(table, "processor time of LIMEN", all, Run::processorMillis);
        }
        lines.accept(table.toString());
    }

    private static void compare(Table table, String what, List<List<Run>> all, ToDoubleFunction<Run> figure) {
        List<Double> ratios = IntStream.range(0, all.getFirst().size())
                .mapToObj(i -> figure.applyAsDouble(all.getLast().get(i))
                        / figure.applyAsDouble(all.getFirst().get(i)))
                .toList();
        table.row("last : first", what, text(ratios), text(List.of(median(ratios))));
    }

    private static String text(List<Double> figures) {
        return figures.stream()
                .map(figure -> String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%.0f", figure))
                .collect(Collectors.joining(" "));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
