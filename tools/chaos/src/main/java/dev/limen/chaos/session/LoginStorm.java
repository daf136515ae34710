package dev.limen.chaos.session;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Samples.Sample;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Somebody tries passwords, very many a second, from one address or from many, on one account or on many. The owner of an
 * attacked account and somebody else sign in meanwhile, at home and where they have never been, and a third lists VMs.
 */
public final class LoginStorm {

    static final String PASSWORD = "correct horse battery";

    private static final int BOTS = 249;
    private static final int NAMES = 500;
    private static final int CONNECTIONS_OF_ONE = 50;
    private static final int VMS = 20;
    private static final int LISTERS = 4;
    private static final int CLIENTS = 8;
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final Duration LOGIN_INTERVAL = Duration.ofMillis(1_100);
    private static final Duration LIST_INTERVAL = Duration.ofMillis(50);
    private static final InetAddress HOME = LoginConnection.loopback(100, 1);
    private static final String WRONG = "wrong password";
    private static final String ATTACKER = "attacker";
    private static final List<String> AT_HOME = List.of("owner, known address", "somebody else, known address");
    private static final List<String> AWAY = List.of("owner, first time there", "somebody else, first time there");
    private static final String LIST = "list of " + VMS + " VMs";

    private final Testbed testbed;
    private final URI server;
    private final LimenClient lister;
    private final int rate;
    private final Duration time;
    private final Verdicts verdicts;
    private final AtomicInteger places = new AtomicInteger();
    private final Table table = new Table("attack", "who", "asked", "answers", "succeeded", "p50", "p99", "most");

    private LoginStorm(Testbed testbed, int rate, Duration time, Consumer<String> lines) {
        this.testbed = testbed;
        this.server = testbed.limens.getFirst().address();
        this.rate = rate;
        this.time = time;
        this.verdicts = new Verdicts(lines);
        this.lister = testbed.newUser("lister", VMS, VMS, VMS * 256);
        for (int i = 0; i < VMS; i++) {
            lister.post("/api/vms", VmRequest.vm("vm-" + i, false)).orThrow();
        }
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Path application, int rate, Duration time, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(Kind.SIMULATOR, 1, application, Map.ofEntries(LimenProcess.COMPILED))) {
            LoginStorm storm = new LoginStorm(testbed, rate, time, lines);
            storm.addUsers();
            storm.quietly();
            storm.report("none", storm.quietly());
            storm.attackOne();
            storm.attackOneFromMany();
            storm.attackManyFromMany();
            lines.accept("\n" + storm.table);
            testbed.deleteVms();
            return storm.verdicts.areAllKept();
        }
    }

    private void addUsers() {
        for (String name : List.of("owner", "owner-1", "owner-2", "owner-3", "other")) {
            testbed.admin()
                    .post("/api/admin/users", new Credentials(name, PASSWORD).body())
                    .orThrow();
            signIn(name, HOME).orThrow();
        }
    }

    private Answer signIn(String name, InetAddress from) {
        try (LoginConnection client = new LoginConnection(server, from)) {
            return client.send(LoginConnection.login(name, PASSWORD));
        }
    }

    /** Where nobody has been before. */
    private InetAddress newPlace() {
        int place = places.getAndIncrement();
        return LoginConnection.loopback(101 + place / BOTS, 1 + place % BOTS);
    }

    private void attackOne() {
        byte[] guess = LoginConnection.login("owner-1", WRONG);
        InetAddress from = LoginConnection.loopback(0, 2);
        attack("1 account, 1 address", "owner-1", CONNECTIONS_OF_ONE, i -> from, i -> guess);
    }

    private void attackOneFromMany() {
        byte[] guess = LoginConnection.login("owner-2", WRONG);
        attack(
                "1 account, " + BOTS + " addresses",
                "owner-2",
                BOTS,
                i -> LoginConnection.loopback(1, 2 + i),
                i -> guess);
    }

    private void attackManyFromMany() {
        List<byte[]> guesses = new ArrayList<>(List.of(LoginConnection.login("owner-3", WRONG)));
        IntStream.range(1, NAMES).forEach(i -> guesses.add(LoginConnection.login("name-" + i, WRONG)));
        attack(
                NAMES + " accounts, " + BOTS + " addresses",
                "owner-3",
                BOTS,
                i -> LoginConnection.loopback(2, 2 + i),
                i -> guesses.get(i % NAMES));
    }

    private void attack(
            String what, String owner, int connections, IntFunction<InetAddress> from, IntFunction<byte[]> guess) {
        List<LoginConnection> bots = IntStream.range(0, connections)
                .mapToObj(i -> new LoginConnection(server, from.apply(i)))
                .toList();
        Samples samples = new Samples();
        FixedRate attack = new FixedRate(
                connections,
                Duration.ofSeconds(1).dividedBy(rate),
                i -> samples.write(ATTACKER, () -> bots.get(i % connections).send(guess.apply(i))));
        honestly(owner, samples);
        attack.end();
        bots.forEach(LoginConnection::close);
        report(what, samples);
        judge(what, samples);
        Polling.pause(RECOVERY);
    }

    private Samples quietly() {
        Samples samples = new Samples();
        honestly("owner", samples);
        return samples;
    }

    private void honestly(String owner, Samples samples) {
        List<FixedRate> people = List.of(
                logins(0, AT_HOME.getFirst(), samples, owner, () -> HOME),
                logins(1, AT_HOME.getLast(), samples, "other", () -> HOME),
                logins(2, AWAY.getFirst(), samples, owner, this::newPlace),
                logins(3, AWAY.getLast(), samples, "other", this::newPlace),
                new FixedRate(LISTERS, LIST_INTERVAL, i -> samples.read(LIST, () -> lister.get("/api/vms"))));
        Polling.pause(time);
        people.forEach(FixedRate::end);
    }

    /** Each has a pace of their own, so that they do not always come together. */
    private FixedRate logins(int number, String who, Samples samples, String name, Supplier<InetAddress> from) {
        Duration pace = LOGIN_INTERVAL.plusMillis(70L * number);
        return new FixedRate(CLIENTS, pace, i -> samples.read(who, () -> signIn(name, from.get())));
    }

    private void report(String attack, Samples samples) {
        row(attack, ATTACKER, samples);
        AT_HOME.forEach(who -> row(attack, who, samples));
        AWAY.forEach(who -> row(attack, who, samples));
        row(attack, LIST, samples);
    }

    private void row(String attack, String who, Samples samples) {
        List<Sample> asked = samples.that(sample -> sample.what().equals(who));
        if (asked.isEmpty()) {
            return;
        }
        List<Sample> good =
                asked.stream().filter(sample -> sample.status() == 200).toList();
        Times times = Samples.times(who.equals(ATTACKER) ? asked : good);
        String share = String.format(Locale.ROOT, "%.1f %%", 100.0 * good.size() / asked.size());
        table.row(
                attack,
                who,
                asked.size(),
                Samples.answers(asked),
                share,
                times.medianText(),
                Times.text(times.percentile(99)),
                times.mostText());
    }

    private void judge(String attack, Samples samples) {
        verdicts.check(
                samples.that(sample -> AT_HOME.contains(sample.what()) && sample.status() != 200)
                        .isEmpty(),
                attack + ": whoever is known gets in each time");
        int looked = samples.that(sample -> sample.what().equals(ATTACKER) && sample.status() != 429)
                .size();
        double each = looked / (double) time.toSeconds();
        verdicts.check(each < 6, attack + ": " + looked + " of the attacker's passwords were looked at");
    }
}
