package dev.limen.chaos.storm;

import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.UpdateLog;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How long it takes to compare very many VMs with the hypervisor, when nothing differs and when much does. */
public final class ManyVms {

    private static final Duration UPDATE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final String INTERVAL = "10s";
    private static final int MIN_QUIET_ROUNDS = 6;
    private static final int MAKERS = 8;
    private static final int STARTERS = 4;
    private static final int MEMORY = 256;
    private static final Pattern RECONCILED = Pattern.compile("reconciled in (\\d+) us with [{](.*)[}]");
    private static final Pattern OF_THE_HYPERVISOR = Pattern.compile("Hypervisor[.](\\w+=\\d+)");

    private final Testbed testbed;
    private final UpdateLog updates;
    private final Consumer<String> lines;
    private final Verdicts verdicts;
    private final Table table = new Table(
            "changed past LIMEN",
            "changing took",
            "all told, from the last change on",
            "reconciliations that found some",
            "took");
    private List<UUID> chosen = List.of();

    private ManyVms(Testbed testbed, UpdateLog updates, Consumer<String> lines) {
        this.testbed = testbed;
        this.updates = updates;
        this.lines = lines;
        this.verdicts = new Verdicts(lines);
    }

    /** What one comparison of all took, by LIMEN's own log. */
    private record Reconciliation(Duration time, String calls) {

        String ofTheHypervisor() {
            return OF_THE_HYPERVISOR
                    .matcher(calls)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.joining(", "));
        }

        boolean foundDifferences() {
            return ofTheHypervisor().contains("state=");
        }
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, int vms, int changed, Consumer<String> lines) {
        UpdateLog updates = new UpdateLog();
        try (Testbed testbed = new Testbed(kind, 1, application, Map.of("LIMEN_RECONCILE_INTERVAL", INTERVAL));
                Subscriber subscriber = Subscriber.of(testbed.admin(), updates)) {
            ManyVms trial = new ManyVms(testbed, updates, lines);
            ConsistencyCheck truth = new ConsistencyCheck(testbed, List.of(subscriber));
            trial.make(vms);
            trial.verdicts.check(truth.await(AGREEMENT_TIMEOUT));
            trial.quiet();
            trial.choose(changed);
            trial.change(truth);
            lines.accept("\n" + trial.table);
            testbed.deleteVms();
            return trial.verdicts.areAllKept();
        }
    }

    private void make(int vms) {
        LimenClient user = testbed.newUser("somebody", vms, vms, vms * MEMORY);
        long begun = System.nanoTime();
        Workers.share(MAKERS, vms, i -> user.post("/api/vms", VmRequest.vm("vm-" + i, false))
                .orThrow());
        lines.accept("- " + vms + " VMs were made in " + Times.text(Times.since(begun)));
    }

    private void quiet() {
        int before = reconciliations().size();
        Polling.await(UPDATE_TIMEOUT, () -> reconciliations().size() >= before + MIN_QUIET_ROUNDS);
        List<Reconciliation> quiet =
                reconciliations().subList(before, reconciliations().size());
        Times times = Times.of(quiet.stream().map(Reconciliation::time).toList());
        lines.accept("- " + quiet.size() + " reconciliations in which nothing differed: median " + times.medianText()
                + ", most "
                + times.mostText() + "; calls of ports in each: "
                + quiet.stream().map(Reconciliation::calls).distinct().toList());
        verdicts.check(
                quiet.size() >= MIN_QUIET_ROUNDS
                        && quiet.stream().allMatch(it -> it.ofTheHypervisor().equals("states=1")),
                "where nothing differs, one call asks the hypervisor for all");
    }

    private List<Reconciliation> reconciliations() {
        return testbed.limens.getFirst().log().stream()
                .map(RECONCILED::matcher)
                .filter(Matcher::find)
                .map(match ->
                        new Reconciliation(Duration.ofNanos(1_000 * Long.parseLong(match.group(1))), match.group(2)))
                .toList();
    }

    private void choose(int changed) {
        chosen = testbed.database.query(
                "select uuid from vm order by id limit " + changed, row -> (UUID) row.getObject("uuid"));
    }

    private void change(ConsistencyCheck truth) {
        change("started", this::start, "Running"::equals);
        verdicts.check(truth.await(AGREEMENT_TIMEOUT));
        change("killed at once", () -> testbed.hypervisor.killGuests(chosen), "Error"::equals);
        verdicts.check(truth.await(AGREEMENT_TIMEOUT));
        start();
        verdicts.check(truth.await(AGREEMENT_TIMEOUT));
        testbed.hypervisor.killDaemon();
        testbed.hypervisor.killGuests(chosen);
        change(
                "killed while the daemon was away; it comes back",
                testbed.hypervisor::startDaemon,
                status -> !status.equals("Running"));
        verdicts.check(truth.await(AGREEMENT_TIMEOUT));
    }

    private void start() {
        Workers.share(STARTERS, chosen.size(), i -> testbed.hypervisor.startGuest(chosen.get(i)));
    }

    private void change(String what, Runnable change, Predicate<String> status) {
        int before = reconciliations().size();
        updates.clear();
        long begun = System.currentTimeMillis();
        change.run();
        long done = System.currentTimeMillis();
        boolean all =
                Polling.await(UPDATE_TIMEOUT, () -> lastTold(begun, status).isPresent());
        long last = lastTold(begun, status).orElse(Long.MAX_VALUE);
        Polling.pause(Duration.ofSeconds(3));
        List<Reconciliation> found = new ArrayList<>(
                reconciliations().subList(before, reconciliations().size()));
        found.removeIf(it -> !it.foundDifferences());
        table.row(
                chosen.size() + " " + what,
                Times.text(Duration.ofMillis(done - begun)),
                Times.text(Duration.ofMillis(last - done)),
                found.stream().map(Reconciliation::ofTheHypervisor).toList(),
                found.stream().map(it -> Times.text(it.time())).toList());
        verdicts.check(
                all && last - done < AGREEMENT_TIMEOUT.toMillis(),
                "all " + chosen.size() + " " + what + " are told within 30 s");
    }

    /** When the last of those chosen was told; absent before. */
    private OptionalLong lastTold(long since, Predicate<String> status) {
        List<Long> moments = chosen.stream()
                .flatMap(vm -> updates.first(vm, since, status).stream())
                .map(UpdateLog.Change::at)
                .toList();
        return moments.size() < chosen.size()
                ? OptionalLong.empty()
                : moments.stream().mapToLong(Long::longValue).max();
    }
}
