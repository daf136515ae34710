package dev.limen.chaos.storm;

import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.KillTarget;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.client.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many users do things at random through several LIMENs on one database, while something is killed at random. In the end
 * everything must agree, nothing that was acknowledged may be lost, and no quota may ever have been exceeded. Who does
 * what, and what is killed when, follows from the seed.
 */
public final class Storm {

    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final int LISTENERS = 4;
    private static final int MAX_VMS = 2;
    private static final int MAX_CPU = 3;
    private static final int MAX_MEMORY = 768;

    private final Testbed testbed;
    private final Consumer<String> lines;
    private final long seed;
    private final List<StormUser> users;
    private final List<Subscriber> subscribers;
    private final Map<KillTarget, Integer> kills = new EnumMap<>(KillTarget.class);
    private final Set<String> findings = new TreeSet<>();
    private volatile boolean over;
    private int samples;

    private Storm(Testbed testbed, int userCount, long seed, Consumer<String> lines) {
        this.testbed = testbed;
        this.seed = seed;
        this.lines = lines;
        this.users = IntStream.range(0, userCount)
                .mapToObj(i -> new StormUser(
                        testbed,
                        "user-" + i,
                        testbed.newUser("user-" + i, MAX_VMS, MAX_CPU, MAX_MEMORY),
                        new Random(seed + i)))
                .toList();
        this.subscribers = Stream.concat(
                        Stream.of(testbed.admin()), users.stream().map(StormUser::client))
                .limit(LISTENERS)
                .flatMap(client ->
                        testbed.limens.stream().map(limen -> Subscriber.of(client.at(limen.address()), frame -> {})))
                .toList();
    }

    /** Lets it rage; answers whether everything was as it should be. */
    public static boolean run(
            Kind kind,
            Path application,
            int processes,
            int userCount,
            Duration time,
            long seed,
            Consumer<String> lines) {
        lines.accept("Storm of " + userCount + " users through " + processes + " LIMENs for " + time.toSeconds()
                + " s, seed " + seed);
        try (Testbed testbed = new Testbed(kind, processes, application, Map.of())) {
            Storm storm = new Storm(testbed, userCount, seed, lines);
            storm.rage(time);
            return storm.conclude();
        }
    }

    private void rage(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            users.forEach(user -> all.add(threads.submit(() -> user.actUntil(() -> over))));
            all.add(threads.submit(this::sampleQuotas));
            killUntil(end);
            over = true;
            for (Future<?> one : all) {
                finding(one);
            }
        }
    }

    private void finding(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            findings.add("somebody could not go on: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void killUntil(long end) {
        Random random = new Random(seed);
        while (System.nanoTime() < end) {
            Polling.pause(Duration.ofMillis(2_000 + random.nextInt(6_000)));
            int die = random.nextInt(10);
            KillTarget target = die < 5
                    ? KillTarget.LIMEN
                    : die < 7 ? KillTarget.GUEST : die < 9 ? KillTarget.DATABASE : KillTarget.HYPERVISOR;
            kills.merge(target, 1, Integer::sum);
            kill(target, random);
        }
    }

    private void kill(KillTarget target, Random random) {
        LimenProcess limen = testbed.limens.get(random.nextInt(testbed.limens.size()));
        int guest = random.nextInt(100);
        Duration outage = Duration.ofMillis(random.nextInt(2_000));
        switch (target) {
            case LIMEN -> limen.kill();
            case HYPERVISOR -> testbed.hypervisor.killDaemon();
            case DATABASE -> testbed.database.kill();
            case GUEST -> guest(guest).ifPresent(testbed.hypervisor::killGuest);
        }
        Polling.pause(outage);
        switch (target) {
            case LIMEN -> limen.start();
            case HYPERVISOR -> testbed.hypervisor.startDaemon();
            case DATABASE -> testbed.database.awaitBack();
            case GUEST -> {}
        }
    }

    private Optional<UUID> guest(int number) {
        List<UUID> on = testbed.database.query(
                "select uuid from vm where status = 'RUNNING' order by id", row -> (UUID) row.getObject("uuid"));
        return on.isEmpty() ? Optional.empty() : Optional.of(on.get(number % on.size()));
    }

    /** Looks again and again at what each user holds, in the very rows that hold it. */
    private void sampleQuotas() {
        String sum =
                "select owner_id, count(*) as vms, sum(held_cpu) as cpu, sum(held_memory) as memory from vm group by 1";
        while (!over) {
            Polling.pause(Duration.ofMillis(200));
            try {
                testbed.database.query(sum, row -> {
                    if (row.getInt("vms") > MAX_VMS
                            || row.getInt("cpu") > MAX_CPU
                            || row.getInt("memory") > MAX_MEMORY) {
                        findings.add("user " + row.getLong("owner_id") + " held " + row.getInt("vms") + " VMs, "
                                + row.getInt("cpu") + " cores, " + row.getInt("memory") + " MiB");
                    }
                    return true;
                });
                samples++;
            } catch (IllegalStateException databaseIsAway) {
                // It is looked at again.
            }
        }
    }

    private boolean conclude() {
        testbed.limens.forEach(LimenProcess::awaitReady);
        ConsistencyCheck truth = new ConsistencyCheck(testbed, subscribers);
        ConsistencyCheck.Result agreed = truth.await(AGREEMENT_TIMEOUT);
        findings.addAll(agreed.contradictions());
        users.forEach(user -> findings.addAll(user.settle()));
        ConsistencyCheck.Result again = truth.await(AGREEMENT_TIMEOUT);
        findings.addAll(again.contradictions());
        users.forEach(user -> findings.addAll(user.contradictions()));
        report(agreed);
        users.forEach(StormUser::cleanUp);
        findings.addAll(truth.await(AGREEMENT_TIMEOUT).contradictions());
        users.forEach(StormUser::close);
        subscribers.forEach(Subscriber::close);
        findings.forEach(finding -> lines.accept("- FAILED: " + finding));
        return findings.isEmpty();
    }

    private void report(ConsistencyCheck.Result agreed) {
        Map<String, Integer> answers = new TreeMap<>();
        users.forEach(user -> user.answers().forEach((answer, times) -> answers.merge(answer, times, Integer::sum)));
        lines.accept("- answers: " + answers);
        lines.accept("- killed: " + kills);
        lines.accept("- VMs acknowledged in the end: "
                + users.stream().mapToInt(user -> user.acknowledged().size()).sum());
        lines.accept("- quotas looked at " + samples + " times");
        lines.accept(String.format(
                Locale.ROOT,
                "- everything agreed %.1f s after the last kill",
                agreed.time().toMillis() / 1000.0));
    }
}
