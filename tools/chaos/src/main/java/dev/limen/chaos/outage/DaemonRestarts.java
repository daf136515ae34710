package dev.limen.chaos.outage;

import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The hypervisor's daemon is killed and started many times, and LIMEN must not come to hold more and more of anything. */
public final class DaemonRestarts {

    private static final Duration RECONNECT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SETTLE_TIME = Duration.ofSeconds(15);
    private static final int SLACK = 5;

    private final Testbed testbed;
    private final HealthWatch health;
    private final List<Duration> recoveries = new ArrayList<>();

    private DaemonRestarts(Testbed testbed, HealthWatch health) {
        this.testbed = testbed;
        this.health = health;
    }

    /** What a process holds. */
    private record Holdings(int threads, int files, int memoryMiB) {

        static Holdings of(long pid) {
            Path process = Path.of("/proc", Long.toString(pid));
            try (Stream<Path> files = Files.list(process.resolve("fd"))) {
                String status = Files.readString(process.resolve("status"));
                return new Holdings(number(status, "Threads"), (int) files.count(), number(status, "VmRSS") / 1024);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int number(String status, String name) {
            return status.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, int restarts, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(kind, 1, application, Map.of());
                HealthWatch health =
                        new HealthWatch(LimenClient.of(testbed.limens.getFirst().address()), "libvirt");
                Subscriber subscriber = Subscriber.of(testbed.admin(), frame -> {})) {
            DaemonRestarts trial = new DaemonRestarts(testbed, health);
            String vm = testbed.admin()
                    .post("/api/vms", VmRequest.vm("vm", true))
                    .orThrow()
                    .text("id");
            Verdicts verdicts = new Verdicts(lines);
            trial.run(restarts, vm, lines, verdicts);
            verdicts.check(new ConsistencyCheck(testbed, List.of(subscriber)).await(AGREEMENT_TIMEOUT));
            testbed.deleteVms();
            return verdicts.areAllKept();
        }
    }

    private void run(int restarts, String vm, Consumer<String> lines, Verdicts verdicts) {
        Table table = new Table("restarts", "threads", "file descriptors", "resident MiB");
        restart();
        Holdings before = settle(vm);
        table.row(1, before.threads, before.files, before.memoryMiB);
        Holdings after = before;
        int step = Math.max(1, restarts / 5);
        for (int done = 1; done < restarts; ) {
            for (int i = 0; i < step && done < restarts; i++, done++) {
                restart();
            }
            after = settle(vm);
            table.row(done, after.threads, after.files, after.memoryMiB);
        }
        lines.accept("\n" + table);
        Times times = Times.of(recoveries);
        lines.accept("- connected again after the daemon was back: median " + times.medianText() + ", most "
                + times.mostText() + ", the last time " + Times.text(recoveries.getLast()));
        verdicts.check(after.threads - before.threads < SLACK, "no thread more for each restart");
        verdicts.check(after.files - before.files < SLACK, "no file descriptor more for each restart");
    }

    private void restart() {
        testbed.hypervisor.killDaemon();
        require(Polling.await(RECONNECT_TIMEOUT, () -> !health.isConnected()), "the loss was never noticed");
        testbed.hypervisor.startDaemon();
        long back = System.nanoTime();
        require(Polling.await(RECONNECT_TIMEOUT, health::isConnected), "LIMEN did not connect again");
        recoveries.add(health.until(true, back));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** After some requests of each kind, and after what was only for them has gone. */
    private Holdings settle(String vm) {
        for (String action : List.of("stop", "start", "pause", "resume")) {
            testbed.admin()
                    .post("/api/vms/" + vm + "/action", Map.of("action", action))
                    .orThrow();
        }
        Polling.pause(SETTLE_TIME);
        return Holdings.of(testbed.limens.getFirst().pid());
    }
}
