package dev.limen.chaos.network;

import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import dev.limen.client.StreamRefused;
import dev.limen.client.VmStatusSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Clients that have all the sockets and event streams they may, behind a network of their own. As long as it is only bad,
 * none of them is given up; when it is cut, their places are free again within a minute.
 */
public final class NetworkCut {

    private static final int CONNECTIONS_EACH = 20;
    private static final Duration MAX_OCCUPIED = Duration.ofSeconds(60);
    private static final Duration COME_BACK_TIMEOUT = Duration.ofMinutes(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration CHANGE_INTERVAL = Duration.ofSeconds(5);
    private static final int PLENTY = 1_000;

    private final List<LimenClient> users;
    private final List<Long> vms;
    private final Verdicts verdicts;
    private final Consumer<String> lines;

    private NetworkCut(Testbed testbed, int people, Consumer<String> lines) {
        this.lines = lines;
        this.verdicts = new Verdicts(lines);
        this.users = IntStream.range(0, people)
                .mapToObj(i -> testbed.newUser("person-" + i, 1, 1, PLENTY))
                .toList();
        this.vms = users.stream()
                .map(user -> user.post("/api/vms", VmRequest.vm("vm", true))
                        .orThrow()
                        .body()
                        .path("id")
                        .asLong())
                .toList();
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Path application, int people, Duration bad, Consumer<String> lines) {
        Map<String, String> settings = Map.of(
                "LIMEN_HOST",
                "localhost," + RemoteNetwork.HOST,
                "LIMEN_MAX_SOCKETS_PER_USER",
                Integer.toString(CONNECTIONS_EACH));
        try (RemoteNetwork network = new RemoteNetwork();
                Testbed testbed = new Testbed(Kind.SIMULATOR, 1, application, settings)) {
            NetworkCut trial = new NetworkCut(testbed, people, lines);
            String port = Integer.toString(testbed.limens.getFirst().address().getPort());
            trial.run(network, "http://" + RemoteNetwork.HOST + ":" + port, bad);
            testbed.deleteVms();
            return trial.verdicts.areAllKept();
        }
    }

    private void run(RemoteNetwork network, String server, Duration bad) {
        Process clients = network.start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RemoteClients.class.getName()));
        try (PrintStream told = new PrintStream(clients.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader says = clients.inputReader(StandardCharsets.UTF_8)) {
            told.println(server + "\n" + CONNECTIONS_EACH);
            users.forEach(user -> told.println(user.token()));
            told.println();
            int all = Integer.parseInt(says.readLine());
            verdicts.check(all == users.size() * CONNECTIONS_EACH, all + " connections are open");
            if (network.degrade()) {
                stayOpen(bad);
                told.println();
                int left = Integer.parseInt(says.readLine());
                verdicts.check(
                        left == all, left + " of them still are, after " + bad.toSeconds() + " s of bad network");
            } else {
                lines.accept("- not tried: this kernel cannot delay and lose packets (netem)");
            }
            network.cut();
            comeBack(System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clients.destroyForcibly();
        }
    }

    /** Something is told now and then. */
    private void stayOpen(Duration time) {
        long begun = System.nanoTime();
        for (int i = 0; System.nanoTime() - begun < time.toNanos(); i++) {
            change(i % 2 == 0 ? "pause" : "resume");
            Polling.pause(CHANGE_INTERVAL);
        }
    }

    private void change(String action) {
        for (int i = 0; i < users.size(); i++) {
            users.get(i).post("/api/vms/" + vms.get(i) + "/action", Map.of("action", action));
        }
    }

    /** Everybody comes back from elsewhere, and wants each of their places again. */
    private void comeBack(long cut) {
        Queue<Duration> free = new ConcurrentLinkedQueue<>();
        Workers.share(users.size(), users.size(), i -> {
            for (int place = 0;
                    place < CONNECTIONS_EACH && Times.since(cut).compareTo(COME_BACK_TIMEOUT) < 0;
                    place++) {
                Polling.await(COME_BACK_TIMEOUT.minus(Times.since(cut)), () -> isLetIn(users.get(i)));
                free.add(Times.since(cut));
            }
        });
        Times times = Times.of(free);
        lines.accept("\n"
                + new Table("places", "free after: first", "median", "last")
                        .row(free.size(), Times.text(times.percentile(0)), times.medianText(), times.mostText()));
        verdicts.check(
                times.most().compareTo(MAX_OCCUPIED) <= 0,
                "each place is free within " + MAX_OCCUPIED.toSeconds() + " s after the network was cut");
    }

    private static boolean isLetIn(LimenClient user) {
        try {
            VmStatusSocket.open(user);
            return true;
        } catch (StreamRefused full) {
            Polling.pause(POLL_INTERVAL);
            return false;
        }
    }
}
