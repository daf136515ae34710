package dev.limen.chaos.replay;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.session.FixedRate;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Clients follow the stream through several LIMENs while VMs change, cut their connections at random, and go on from
 * what they have seen, on sockets and on event streams. What they were told is compared with the change log.
 */
public final class Replay implements AutoCloseable {

    /**
     * How much of it.
     *
     * @param clients half of them on sockets, half on event streams
     * @param rate changes a second
     */
    public record Scale(int processes, int clients, int rate, Duration time) {}

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("LIMEN_CHANGE_LOG_RETENTION", "1h"),
            Map.entry("LIMEN_CHANGE_LOG_MAX_ENTRIES", "10000000"),
            Map.entry("LIMEN_MAX_SOCKETS_PER_USER", "1000"),
            LimenProcess.COMPILED);
    private static final int CLIENTS_OF_AN_OWNER = 5;
    private static final int VMS_OF_AN_OWNER = 2;
    private static final int ADMIN_CLIENTS = 4;
    private static final int MAKERS = 4;

    /** Of all changes. An action makes two: its VM is busy, and it is not any more. */
    private static final double SHARE_OF_API = 0.1;

    private static final int CHANGES_OF_AN_ACTION = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(30);

    private final Testbed testbed;
    private final Scale scale;
    private final Consumer<String> lines;
    private final Verdicts verdicts;
    private final List<VmOwner> owners;
    private final List<StreamClient> clients;
    private final Workers following;

    private Replay(Testbed testbed, Scale scale, Consumer<String> lines) {
        this.testbed = testbed;
        this.scale = scale;
        this.lines = lines;
        this.verdicts = new Verdicts(lines);
        List<URI> servers = testbed.limens.stream().map(LimenProcess::address).toList();
        this.owners = owners(servers);
        this.clients = IntStream.range(0, scale.clients)
                .mapToObj(i -> client(i, servers))
                .toList();
        this.following = Workers.of(clients.size(), i -> clients.get(i).follow());
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Path application, Scale scale, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(Kind.SIMULATOR, scale.processes, application, SETTINGS);
                Replay replay = new Replay(testbed, scale, lines)) {
            replay.change();
            replay.judge();
            new LostHistory(testbed, replay.owners.getFirst(), replay.verdicts).check();
            return replay.verdicts.areAllKept();
        }
    }

    private List<VmOwner> owners(List<URI> servers) {
        VmOwner[] made = new VmOwner[Math.max(2, scale.clients / CLIENTS_OF_AN_OWNER)];
        Workers.share(MAKERS, made.length, i -> {
            LimenClient user = testbed.newUser("owner-" + i, VMS_OF_AN_OWNER + 1, 2 * VMS_OF_AN_OWNER + 1, 1024);
            made[i] = new VmOwner(user, servers, VMS_OF_AN_OWNER, new Random(i));
        });
        return Arrays.asList(made);
    }

    private StreamClient client(int number, List<URI> servers) {
        Transport transport = number % 2 == 0
                ? Transport.SOCKET
                : number % 4 == 1 ? Transport.EVENT_STREAM : Transport.EVENT_STREAM_BY_QUERY;
        Random random = new Random(1_000L + number);
        if (number < ADMIN_CLIENTS) {
            return new StreamClient(testbed.admin(), LogEntry.EVERYTHING, transport, servers, random);
        }
        VmOwner owner = owners.get(number / 4 % owners.size());
        return new StreamClient(owner.client(), owner.id(), transport, servers, random);
    }

    private void change() {
        awaitConnected();
        Samples samples = new Samples();
        double apiRate = SHARE_OF_API * scale.rate;
        Duration interval = Duration.ofNanos((long) (CHANGES_OF_AN_ACTION * 1e9 / apiRate));
        long before = LogEntry.head(testbed.database);
        long begun = System.nanoTime();
        FixedRate load =
                new FixedRate(owners.size() * VMS_OF_AN_OWNER, interval, i -> samples.write("action", () -> change(i)));
        try (Workers sql = SqlChanges.begin(
                testbed.database, owners.stream().map(VmOwner::vmForSql).toList(), scale.rate - apiRate, scale.time)) {
            sql.join();
        }
        load.end();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long written = LogEntry.head(testbed.database) - before;
        lines.accept(String.format(
                Locale.ROOT, "- changes: %d in %.0f s, %.0f a second", written, seconds, written / seconds));
        lines.accept("\n" + Samples.table(samples.that(any -> true)));
    }

    /** A client that has had a frame has been told where it begins. */
    private void awaitConnected() {
        if (!Polling.await(
                CONNECT_TIMEOUT, () -> clients.stream().allMatch(client -> client.seen() != ConnectionLog.NOTHING))) {
            throw new IllegalStateException("a client was not told anything");
        }
    }

    private Answer change(int number) {
        return owners.get(number % owners.size()).change(number / owners.size() % VMS_OF_AN_OWNER);
    }

    /** Lets everybody have what they missed, and looks at what they have. */
    private void judge() {
        List<LogEntry> log = settledLog();
        clients.forEach(StreamClient::hold);
        boolean caughtUp = Polling.await(CATCH_UP_TIMEOUT, () -> clients.stream()
                .allMatch(client -> client.seen() >= end(log, client.viewer())));
        verdicts.check(caughtUp, "all caught up within " + CATCH_UP_TIMEOUT.toSeconds() + " s");
        clients.forEach(StreamClient::close);
        following.join();
        List<LogEntry> all = LogEntry.all(testbed.database);
        Findings findings = new Findings();
        clients.forEach(client -> findings.check(client, all, caughtUp ? end(log, client.viewer()) : 0));
        findings.report(lines, verdicts);
    }

    /** The log when nobody is at work any more. */
    private List<LogEntry> settledLog() {
        Polling.await(CATCH_UP_TIMEOUT, () -> testbed.database
                .query("select 1 from vm where busy is not null", row -> 1)
                .isEmpty());
        return LogEntry.all(testbed.database);
    }

    private static long end(List<LogEntry> log, long viewer) {
        return log.stream()
                .filter(entry -> entry.updates(viewer) || entry.removes(viewer))
                .mapToLong(LogEntry::position)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        clients.forEach(StreamClient::close);
        following.close();
    }
}
