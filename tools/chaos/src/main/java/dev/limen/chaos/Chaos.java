package dev.limen.chaos;

import dev.limen.chaos.image.ImageTrial;
import dev.limen.chaos.matrix.CrashMatrix;
import dev.limen.chaos.matrix.CrashMatrix.Cell;
import dev.limen.chaos.matrix.CrashMatrix.Outcome;
import dev.limen.chaos.matrix.MatrixTable;
import dev.limen.chaos.network.NetworkCut;
import dev.limen.chaos.outage.DaemonOutage;
import dev.limen.chaos.outage.DaemonRestarts;
import dev.limen.chaos.outage.DatabaseFailover;
import dev.limen.chaos.outage.DatabaseOutages;
import dev.limen.chaos.outage.OutOfBandChanges;
import dev.limen.chaos.replay.Replay;
import dev.limen.chaos.session.LoginStorm;
import dev.limen.chaos.session.LoginTimes;
import dev.limen.chaos.session.Sessions;
import dev.limen.chaos.storm.ManyVms;
import dev.limen.chaos.storm.QuotaRush;
import dev.limen.chaos.storm.Storm;
import dev.limen.chaos.testbed.Testbed.Kind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs one of the trials by its name, and ends with 1 when it was not passed. */
public final class Chaos {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final Map<String, String> options;
    private final Path application;

    private Chaos(Map<String, String> options, Path application) {
        this.options = options;
        this.application = application;
    }

    /** The arguments are the directory of the packaged application, the name of a trial, and its options. */
    public static void main(String[] arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        Path application = Path.of(words.remove());
        String trial = words.isEmpty() ? "matrix" : words.remove();
        Map<String, String> options = new HashMap<>();
        while (words.size() > 1) {
            options.put(words.remove().replaceFirst("^--", ""), words.remove());
        }
        System.exit(new Chaos(options, application).run(trial) ? 0 : 1);
    }

    private Kind kind() {
        return Kind.valueOf(options.getOrDefault("hypervisor", "simulator").toUpperCase(Locale.ROOT));
    }

    private int number(String option, int otherwise) {
        return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
    }

    private boolean run(String trial) {
        return switch (trial) {
            case "matrix" -> matrix();
            case "storm" -> storm();
            case "daemon" ->
                DaemonOutage.run(kind(), application, Duration.ofSeconds(number("seconds", 20)), OUT::println);
            case "restarts" -> DaemonRestarts.run(kind(), application, number("times", 50), OUT::println);
            case "database" -> DatabaseOutages.run(kind(), application, number("kills", 5), OUT::println);
            case "failover" -> DatabaseFailover.run(kind(), application, number("times", 3), OUT::println);
            case "events" -> OutOfBandChanges.run(kind(), application, number("rounds", 5), OUT::println);
            case "many" -> ManyVms.run(kind(), application, number("vms", 500), number("changed", 50), OUT::println);
            case "quota" -> QuotaRush.run(kind(), application, number("rounds", 3), OUT::println);
            case "images" -> ImageTrial.run(application, Duration.ofSeconds(number("seconds", 600)), OUT::println);
            case "logins" -> logins();
            case "replay" -> replay();
            case "network" ->
                NetworkCut.run(
                        application, number("people", 10), Duration.ofSeconds(number("seconds", 600)), OUT::println);
            case "sessions" -> Sessions.run(application, number("rounds", 10), OUT::println);
            default -> throw new IllegalArgumentException("There is no trial " + trial);
        };
    }

    private boolean matrix() {
        int every = number("every", 1);
        String only = options.getOrDefault("only", "").toUpperCase(Locale.ROOT);
        CrashMatrix matrix = new CrashMatrix(
                kind(), application, cell -> isChosen(cell, every, only), outcome -> OUT.println(line(outcome)));
        long begun = System.nanoTime();
        List<Outcome> outcomes = matrix.run(number("testbeds", 2));
        OUT.println(MatrixTable.of(outcomes, (System.nanoTime() - begun) / 1_000_000_000));
        return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::passed);
    }

    private boolean logins() {
        boolean same = LoginTimes.run(application, number("times", 100), OUT::println);
        Duration time = Duration.ofSeconds(number("seconds", 30));
        return LoginStorm.run(application, number("rate", 1_000), time, OUT::println) && same;
    }

    private boolean replay() {
        Replay.Scale scale = new Replay.Scale(
                number("processes", 3),
                number("sockets", 200),
                number("rate", 300),
                Duration.ofSeconds(number("seconds", 180)));
        return Replay.run(application, scale, OUT::println);
    }

    private boolean storm() {
        return Storm.run(
                kind(),
                application,
                number("processes", 3),
                number("users", 30),
                Duration.ofSeconds(number("seconds", 600)),
                number("seed", (int) (System.currentTimeMillis() % 100_000)),
                OUT::println);
    }

    private static boolean isChosen(Cell cell, int every, String only) {
        boolean named = only.isEmpty()
                || List.of(only.split(",")).contains(cell.operation().name())
                || List.of(only.split(",")).contains(cell.target().name());
        return named && cell.isInSample(every);
    }

    private static String line(Outcome outcome) {
        Cell cell = outcome.cell();
        return String.format(
                Locale.ROOT,
                "%-17s %-10s %3d %-34s %5.1f s  %s",
                cell.operation().name(),
                cell.target(),
                cell.number(),
                cell.point(),
                outcome.time().toMillis() / 1000.0,
                outcome.passed()
                        ? (outcome.struck() ? "ok" : "ok, nothing to kill")
                        : "FAILED " + outcome.contradictions());
    }
}
