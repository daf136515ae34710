package dev.limen.chaos.outage;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Samples.Sample;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** PostgreSQL is killed again and again while many create VMs through two LIMENs, and nothing that was acknowledged may be lost. */
public final class DatabaseOutages implements AutoCloseable {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration KILL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CREATE_INTERVAL = Duration.ofMillis(100);
    private static final int CLIENTS = 8;
    private static final int PLENTY = 1_000_000;

    private final Testbed testbed;
    private final Consumer<String> lines;
    private final Verdicts verdicts;
    private final LimenClient user;
    private final HealthWatch health;
    private final List<Subscriber> subscribers;
    private final ConsistencyCheck truth;
    private final Creations creations;
    private final List<Outage> outages = new ArrayList<>();
    private volatile boolean over;

    private DatabaseOutages(Testbed testbed, Consumer<String> lines) {
        this.testbed = testbed;
        this.lines = lines;
        this.verdicts = new Verdicts(lines);
        this.user = testbed.newUser("somebody", PLENTY, PLENTY, PLENTY);
        this.creations = new Creations(user);
        this.health = new HealthWatch(LimenClient.of(testbed.limens.getFirst().address()), "db");
        this.subscribers = testbed.limens.stream()
                .map(limen -> Subscriber.of(testbed.admin().at(limen.address()), frame -> {}))
                .toList();
        this.truth = new ConsistencyCheck(testbed, subscribers);
    }

    /** Moments of {@link System#nanoTime}. */
    private record Outage(long gone, long back) {}

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, int kills, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(kind, 2, application, Map.of());
                DatabaseOutages trial = new DatabaseOutages(testbed, lines)) {
            trial.suffer(kills);
            trial.conclude();
            testbed.deleteVms();
            return trial.verdicts.areAllKept();
        }
    }

    private void suffer(int kills) {
        try (Workers workers = Workers.of(CLIENTS, this::work)) {
            for (int i = 0; i < kills; i++) {
                Polling.pause(KILL_INTERVAL);
                long gone = System.nanoTime();
                testbed.database.kill();
                testbed.database.awaitBack();
                long back = System.nanoTime();
                outages.add(new Outage(gone, back));
                Polling.await(RECOVERY_TIMEOUT, () -> creations.anySince(back));
            }
            Polling.pause(KILL_INTERVAL);
            over = true;
            workers.join();
        }
    }

    /** Every other VM is deleted at once; what is not acknowledged is left for later. */
    private void work(int member) {
        LimenProcess limen = testbed.limens.get(member % testbed.limens.size());
        for (int i = 0; !over; i++) {
            Creation creation = creations.add("vm-" + member + "-" + i);
            creation.create(limen);
            creations.samples.read("list", () -> user.at(limen.address()).get("/api/vms?limit=10"));
            if (creation.isAcknowledged() && i % 2 == 1) {
                creation.delete(limen);
            }
            Polling.pause(CREATE_INTERVAL);
        }
    }

    private void conclude() {
        report();
        verdicts.check(truth.await(RECOVERY_TIMEOUT));
        Set<String> there = rows();
        Set<String> unknown = creations.names(it -> !it.isAcknowledged() && there.contains(it.name()));
        lines.accept(
                "- VMs that are there although their requests were answered with an error, before these are repeated: "
                        + unknown.size());
        repeat();
        verdicts.check(truth.await(RECOVERY_TIMEOUT));
        judge();
    }

    private void report() {
        lines.accept("\nAnswers to what was begun or under way while the database was away, " + outages.size()
                + " times:\n\n" + Samples.table(creations.samples.that(this::isAffected)));
        lines.accept("All other answers:\n\n" + Samples.table(creations.samples.that(it -> !isAffected(it))));
        Table table = new Table(
                "outage",
                "lasted",
                "health said disconnected after",
                "after it was back: health said connected",
                "first VM created");
        for (int i = 0; i < outages.size(); i++) {
            Outage outage = outages.get(i);
            long next = i + 1 < outages.size() ? outages.get(i + 1).gone : Long.MAX_VALUE;
            long first = creations.firstSince(outage.back);
            table.row(
                    i + 1,
                    Times.text(Duration.ofNanos(outage.back - outage.gone)),
                    text(health.until(false, outage.gone, next)),
                    text(health.until(true, outage.back, next)),
                    Times.text(Duration.ofNanos(first - outage.back)));
            verdicts.check(first < Long.MAX_VALUE, "after outage " + (i + 1) + " VMs are created again within 30 s");
        }
        lines.accept("\n" + table);
    }

    /** What is over before anybody asked leaves no trace. */
    private static String text(Optional<Duration> time) {
        return time.map(Times::text).orElse("never");
    }

    private boolean isAffected(Sample sample) {
        return outages.stream().anyMatch(it -> sample.begun() < it.back && sample.ended() > it.gone);
    }

    private Set<String> rows() {
        return new TreeSet<>(testbed.database.query("select name from vm", row -> row.getString("name")));
    }

    /** Half of what is repeated comes to the LIMEN that it did not come to before. */
    private void repeat() {
        List<Creation> open = creations.stream().filter(it -> !it.isSettled()).toList();
        Workers.share(
                CLIENTS,
                open.size(),
                i -> Polling.await(RETRY_TIMEOUT, () -> {
                    open.get(i).repeat(testbed.limens.get(i % testbed.limens.size()));
                    return open.get(i).isSettled();
                }));
        lines.accept("- requests repeated until they were answered: " + open.size());
    }

    private void judge() {
        List<Creation> bad = creations.stream().filter(it -> !it.endedWell()).toList();
        verdicts.check(bad.isEmpty(), "every request comes to a good end " + bad);
        Set<String> wanted = creations.names(Creation::isWanted);
        Set<String> there = rows();
        verdicts.check(
                wanted.equals(there),
                creations.stream().count() + " creations were asked for, " + wanted.size()
                        + " are acknowledged and not deleted, " + there.size() + " are there, and they are the same");
        creations.check(verdicts);
        List<Map<Integer, ?>> closes =
                subscribers.stream().<Map<Integer, ?>>map(Subscriber::closes).toList();
        verdicts.check(
                closes.stream().noneMatch(codes -> codes.containsKey(1000)),
                "no socket is closed as after a logout; closed were, by code: " + closes);
    }

    @Override
    public void close() {
        health.close();
        subscribers.forEach(Subscriber::close);
    }
}
