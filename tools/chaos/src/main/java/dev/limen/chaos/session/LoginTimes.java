package dev.limen.chaos.session;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** How long it takes to be refused, for an unknown user, a wrong password, and somebody who is not approved. */
public final class LoginTimes {

    private static final int WARM_UP = 30;
    private static final InetAddress FROM = LoginConnection.loopback(0, 2);

    /** Everybody may try as much as they like. */
    private static final Map<String, String> NO_LIMITS = Map.ofEntries(
            Map.entry("LIMEN_LOGINS_PER_ACCOUNT_AND_ADDRESS", "1000000/1ms"),
            Map.entry("LIMEN_LOGINS_PER_ADDRESS", "1000000/1ms"),
            Map.entry("LIMEN_LOGINS_PER_ACCOUNT", "1000000/1ms"),
            Map.entry("LIMEN_LOGINS_OF_STRANGERS", "1000000/1ms"),
            LimenProcess.COMPILED);

    private LoginTimes() {}

    /** Answers whether all were refused as they should be, and the medians are within a tenth of each other. */
    public static boolean run(Path application, int times, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(Kind.SIMULATOR, 1, application, NO_LIMITS)) {
            testbed.admin()
                    .post("/api/admin/users", new Credentials("alice", LoginStorm.PASSWORD).body())
                    .orThrow();
            LimenClient.of(testbed.limens.getFirst().address())
                    .post("/api/auth/register", new Credentials("carol", LoginStorm.PASSWORD).body())
                    .orThrow();
            measure(testbed, WARM_UP);
            return report(measure(testbed, times), lines);
        }
    }

    /** One of each after the other, so that whatever else the machine does falls upon all. */
    private static Samples measure(Testbed testbed, int times) {
        Map<String, byte[]> requests = new LinkedHashMap<>();
        requests.put("unknown user", LoginConnection.login("nobody", LoginStorm.PASSWORD));
        requests.put("wrong password", LoginConnection.login("alice", "wrong horse battery"));
        requests.put("not approved", LoginConnection.login("carol", LoginStorm.PASSWORD));
        Samples samples = new Samples();
        try (LoginConnection client =
                new LoginConnection(testbed.limens.getFirst().address(), FROM)) {
            for (int i = 0; i < times; i++) {
                requests.forEach((what, request) -> samples.read(what, () -> client.send(request)));
            }
        }
        return samples;
    }

    private static boolean report(Samples samples, Consumer<String> lines) {
        Table table = new Table("login of", "answers", "median", "quartiles", "least", "most");
        Verdicts verdicts = new Verdicts(lines);
        Map<String, Integer> expected = Map.of("unknown user", 401, "wrong password", 401, "not approved", 403);
        for (String what : List.of("unknown user", "wrong password", "not approved")) {
            List<Samples.Sample> all = samples.that(sample -> sample.what().equals(what));
            verdicts.check(
                    all.stream().allMatch(sample -> sample.status() == expected.getOrDefault(what, 0)),
                    what + " is always " + expected.get(what));
            Times times = Samples.times(all);
            table.row(
                    what,
                    Samples.answers(all),
                    millis(times.median()),
                    millis(times.percentile(25)) + " to " + millis(times.percentile(75)),
                    millis(times.percentile(0)),
                    millis(times.most()));
        }
        List<Duration> medians = expected.keySet().stream()
                .map(what -> Samples.times(samples.that(sample -> sample.what().equals(what)))
                        .median())
                .sorted()
                .toList();
        verdicts.check(
                medians.getLast().toNanos() < 1.1 * medians.getFirst().toNanos(),
                "the medians are within a tenth of each other");
        lines.accept("\n" + table);
        return verdicts.areAllKept();
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }
}
