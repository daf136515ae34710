package dev.limen.chaos.outage;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Samples.Sample;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.ConsistencyCheck;
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
import java.util.function.Consumer;
import java.util.function.Predicate;

/** While many work with their VMs, the hypervisor's daemon is away for a while: killed, and then frozen. */
public final class DaemonOutage {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BEFORE = Duration.ofSeconds(8);
    private static final Duration QUICK = Duration.ofMillis(1_500);
    private static final int CLIENTS = 8;
    private static final String AWAY = "503 HYPERVISOR_UNAVAILABLE";

    private final Duration time;
    private final Consumer<String> lines;
    private final Verdicts verdicts;
    private final LimenClient user;
    private final HealthWatch health;
    private final ConsistencyCheck truth;
    private volatile boolean over;

    private DaemonOutage(
            Testbed testbed, Duration time, HealthWatch health, Subscriber subscriber, Consumer<String> lines) {
        this.time = time;
        this.lines = lines;
        this.health = health;
        this.verdicts = new Verdicts(lines);
        this.user = testbed.newUser("somebody", 4 * CLIENTS, 4 * CLIENTS, 1024 * CLIENTS);
        this.truth = new ConsistencyCheck(testbed, List.of(subscriber));
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, Duration time, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(kind, 1, application, Map.of());
                HealthWatch health =
                        new HealthWatch(LimenClient.of(testbed.limens.getFirst().address()), "libvirt");
                Subscriber subscriber = Subscriber.of(testbed.admin(), frame -> {})) {
            DaemonOutage outage = new DaemonOutage(testbed, time, health, subscriber, lines);
            outage.run("killed", testbed.hypervisor::killDaemon, testbed.hypervisor::startDaemon);
            outage.run("frozen", testbed.hypervisor::freezeDaemon, testbed.hypervisor::thawDaemon);
            testbed.deleteVms();
            return outage.verdicts.areAllKept();
        }
    }

    private void run(String how, Runnable begin, Runnable end) {
        lines.accept("### The daemon is " + how + " for " + Times.text(time));
        Samples samples = new Samples();
        over = false;
        try (Workers workers =
                Workers.of(CLIENTS, i -> new VmLifecycle(user, how + "-" + i, samples, () -> over).run())) {
            Polling.pause(BEFORE);
            long gone = System.nanoTime();
            begin.run();
            try {
                Polling.pause(time);
            } finally {
                end.run();
            }
            long back = System.nanoTime();
            boolean written = Polling.await(
                    RECOVERY_TIMEOUT, () -> !writtenSince(samples, back).isEmpty());
            Polling.await(RECOVERY_TIMEOUT, health::isConnected);
            over = true;
            workers.join();
            ConsistencyCheck.Result agreed = truth.await(RECOVERY_TIMEOUT.minus(Times.since(back)));
            Duration agreedAfter = Times.since(back);
            report(samples, gone, back);
            lines.accept("- the clients were stopped, and everything agreed " + Times.text(agreedAfter)
                    + " after the daemon was back");
            verdicts.check(written, "writing works again within 30 s");
            judge(samples, gone, back);
            verdicts.check(agreed);
        }
    }

    private static List<Sample> writtenSince(Samples samples, long moment) {
        return samples.that(it -> it.write() && it.begun() > moment && it.status() < 300 && it.status() > 0);
    }

    private void report(Samples samples, long gone, long back) {
        lines.accept("\nAsked for while it was away:\n\n" + Samples.table(samples.that(begunIn(gone, back))));
        List<Sample> underWay = samples.that(it -> it.begun() < gone && it.ended() > gone);
        lines.accept("Under way when it went:\n\n" + Samples.table(underWay));
        lines.accept("- health said disconnected after " + Times.text(health.until(false, gone))
                + ", and connected " + Times.text(health.until(true, back))
                + " after the daemon was back; its slowest answer took "
                + Times.text(health.slowest()));
        writtenSince(samples, back).stream()
                .mapToLong(Sample::ended)
                .min()
                .ifPresent(first -> lines.accept("- the first write succeeded "
                        + Times.text(Duration.ofNanos(first - back)) + " after the daemon was back"));
    }

    private static Predicate<Sample> begunIn(long from, long until) {
        return it -> it.begun() >= from && it.begun() < until;
    }

    private void judge(Samples samples, long gone, long back) {
        List<Sample> reads = samples.that(it -> !it.write() && it.ended() > gone);
        verdicts.check(
                reads.stream().allMatch(it -> it.status() == 200 || (it.what().equals("get") && it.status() == 404)),
                reads.size() + " reads from then on are answered as ever, in "
                        + Samples.times(reads).mostText() + " at most");
        List<Sample> refused = samples.that(begunIn(gone, back)).stream()
                .filter(it -> it.answer().equals(AWAY))
                .toList();
        Times times = Samples.times(refused);
        verdicts.check(
                !refused.isEmpty() && times.most().compareTo(QUICK) < 0,
                refused.size() + " writes are refused quickly: median " + times.medianText() + ", most "
                        + times.mostText());
        List<Sample> others = new ArrayList<>(samples.that(it -> it.status() == 0 || it.status() >= 500));
        others.removeIf(it -> it.answer().equals(AWAY));
        verdicts.check(others.isEmpty(), "nothing else goes wrong: " + Samples.answers(others));
    }
}
