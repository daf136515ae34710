package dev.limen.chaos.outage;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Samples.Sample;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Two PostgreSQLs exchange their roles again and again while many create VMs, and nothing that was acknowledged may be lost. */
public final class DatabaseFailover {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration EXCHANGE_INTERVAL = Duration.ofSeconds(8);
    private static final Duration CREATE_INTERVAL = Duration.ofMillis(50);
    private static final int CLIENTS = 16;
    private static final int PLENTY = 1_000_000;

    private final DatabasePair databases;
    private final Testbed testbed;
    private final Consumer<String> lines;
    private final Verdicts verdicts;
    private final Creations creations;
    private final List<Exchange> exchanges = new ArrayList<>();
    private volatile boolean over;

    private DatabaseFailover(DatabasePair databases, Testbed testbed, Consumer<String> lines) {
        this.databases = databases;
        this.testbed = testbed;
        this.lines = lines;
        this.verdicts = new Verdicts(lines);
        this.creations = new Creations(testbed.newUser("somebody", PLENTY, PLENTY, PLENTY));
    }

    /** Moments of {@link System#nanoTime}. */
    private record Exchange(long begun, long promoted) {}

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, int times, Consumer<String> lines) {
        Path directory = makeDirectory();
        try (DatabasePair databases = new DatabasePair(directory);
                Testbed testbed = new Testbed(kind, 2, application, databases.environment())) {
            DatabaseFailover trial = new DatabaseFailover(databases, testbed, lines);
            trial.suffer(times);
            trial.conclude();
            testbed.deleteVms();
            return trial.verdicts.areAllKept();
        } finally {
            Testbed.delete(directory);
        }
    }

    private static Path makeDirectory() {
        try {
            return Files.createTempDirectory("limen-chaos-failover-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void suffer(int times) {
        try (HealthWatch health =
                        new HealthWatch(LimenClient.of(testbed.limens.getFirst().address()), "db");
                Workers crew = Workers.of(CLIENTS, this::work)) {
            for (int i = 0; i < times; i++) {
                Polling.pause(EXCHANGE_INTERVAL);
                long begun = System.nanoTime();
                databases.exchangeRoles();
                long promoted = System.nanoTime();
                exchanges.add(new Exchange(begun, promoted));
                Polling.await(RECOVERY_TIMEOUT, () -> creations.anySince(promoted));
            }
            Polling.pause(EXCHANGE_INTERVAL);
            verdicts.check(health.isConnected(), "health says connected in the end");
            over = true;
            crew.join();
        }
    }

    private void work(int member) {
        LimenProcess limen = testbed.limens.get(member % testbed.limens.size());
        for (int i = 0; !over; i++) {
            creations.add("vm-" + member + "-" + i).create(limen);
            Polling.pause(CREATE_INTERVAL);
        }
    }

    private void conclude() {
        lines.accept(Samples.table(creations.samples.that(it -> true)).toString());
        Table table = new Table("exchange", "took", "refused", "first VM created after it", "last refused after it");
        for (int i = 0; i < exchanges.size(); i++) {
            row(table, i + 1, exchanges.get(i));
        }
        lines.accept("\n" + table);
        Set<String> lost = creations.names(Creation::isAcknowledged);
        int acknowledged = lost.size();
        lost.removeAll(databases.vms());
        verdicts.check(lost.isEmpty(), acknowledged + " creations are acknowledged, lost of them: " + lost.size());
        creations.check(verdicts);
    }

    private void row(Table table, int number, Exchange exchange) {
        long next = number < exchanges.size() ? exchanges.get(number).begun : Long.MAX_VALUE;
        long first = creations.firstSince(exchange.promoted);
        List<Sample> refused =
                creations.samples.that(it -> it.status() == 503 && it.ended() > exchange.begun && it.ended() < next);
        long last = refused.stream().mapToLong(Sample::ended).max().orElse(exchange.promoted);
        table.row(
                number,
                Times.text(Duration.ofNanos(exchange.promoted - exchange.begun)),
                refused.size(),
                Times.text(Duration.ofNanos(first - exchange.promoted)),
                Times.text(Duration.ofNanos(Math.max(0, last - exchange.promoted))));
        verdicts.check(first < Long.MAX_VALUE, "after exchange " + number + " VMs are created again within 30 s");
    }
}
