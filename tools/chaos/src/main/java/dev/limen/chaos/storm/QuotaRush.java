package dev.limen.chaos.storm;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Many requests at once, through two LIMENs, for the last of what a quota has left: as many as fit get it, no more, no fewer. */
public final class QuotaRush implements AutoCloseable {

    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final int REQUESTS = 200;
    private static final int CONNECTIONS = 20;
    private static final int MAKERS = 8;
    private static final int LIMIT = 10;
    private static final int PLENTY = 1_000_000;

    private final Testbed testbed;
    private final Verdicts verdicts;
    private final List<Subscriber> subscribers;
    private final ConsistencyCheck truth;
    private final Table table = new Table(
            "rush",
            "round",
            "answers",
            "usage / limit afterwards",
            "an answer took: median",
            "most",
            "all agreed after");

    private QuotaRush(Testbed testbed, Consumer<String> lines) {
        this.testbed = testbed;
        this.verdicts = new Verdicts(lines);
        this.subscribers = testbed.limens.stream()
                .map(limen -> Subscriber.of(testbed.admin().at(limen.address()), frame -> {}))
                .toList();
        this.truth = new ConsistencyCheck(testbed, subscribers);
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, int rounds, Consumer<String> lines) {
        try (Testbed testbed = new Testbed(kind, 2, application, Map.of());
                QuotaRush rush = new QuotaRush(testbed, lines)) {
            for (int round = 1; round <= rounds; round++) {
                rush.creates(round);
            }
            rush.updates(rounds);
            lines.accept("\n" + rush.table);
            return rush.verdicts.areAllKept();
        }
    }

    private void creates(int round) {
        LimenClient user = testbed.newUser("creator-" + round, LIMIT, PLENTY, PLENTY);
        rush(
                "create",
                round,
                user,
                "vms",
                LIMIT,
                i -> through(user, i).post("/api/vms", VmRequest.vm("vm-" + i, true)),
                Map.of("201", (long) LIMIT, "400 QUOTA_EXCEEDED", (long) REQUESTS - LIMIT));
        testbed.deleteVms();
    }

    /** Each VM wants the one core that is left. */
    private void updates(int rounds) {
        LimenClient user = testbed.newUser("updater", REQUESTS, REQUESTS + 1, PLENTY);
        String[] vms = new String[REQUESTS];
        Workers.share(
                MAKERS,
                REQUESTS,
                i -> vms[i] = user.post("/api/vms", VmRequest.vm("vm-" + i, false))
                        .orThrow()
                        .text("id"));
        for (int round = 1; round <= rounds; round++) {
            rush(
                    "update",
                    round,
                    user,
                    "cpu",
                    REQUESTS + 1,
                    i -> resize(through(user, i), vms[i], 2),
                    Map.of("200", 1L, "400 QUOTA_EXCEEDED", REQUESTS - 1L));
            user.get("/api/vms").body().forEach(vm -> resize(user, vm.path("id").asText(), 1)
                    .orThrow());
        }
        testbed.deleteVms();
    }

    private static Answer resize(LimenClient user, String vm, int cpu) {
        return user.post("/api/vms/" + vm + "/action", Map.of("action", "update", "cpu", cpu));
    }

    private LimenClient through(LimenClient user, int number) {
        return user.at(testbed.limens.get(number % testbed.limens.size()).address());
    }

    private void rush(
            String what,
            int round,
            LimenClient user,
            String resource,
            int limit,
            IntFunction<Answer> request,
            Map<String, Long> expected) {
        Samples samples = new Samples();
        Workers.share(CONNECTIONS, REQUESTS, i -> samples.write(what, () -> request.apply(i)));
        Map<String, Long> answers = Samples.answers(samples.that(any -> true));
        long usage = user.get("/api/quota")
                .orThrow()
                .body()
                .path("usage")
                .path(resource)
                .asLong();
        ConsistencyCheck.Result agreed = truth.await(AGREEMENT_TIMEOUT);
        Times times = Samples.times(samples.that(any -> true));
        table.row(
                what,
                round,
                answers,
                usage + " / " + limit + " " + resource,
                times.medianText(),
                times.mostText(),
                Times.text(agreed.time()));
        verdicts.check(answers.equals(expected), what + " " + round + ": " + expected + " of " + REQUESTS);
        verdicts.check(usage == limit, what + " " + round + ": the quota is used up, and no more");
        verdicts.check(agreed);
    }

    @Override
    public void close() {
        subscribers.forEach(Subscriber::close);
    }
}
