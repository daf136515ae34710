package dev.limen.chaos.image;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.Answer;
import dev.limen.client.Polling;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads and imports that are cut off, meet each other, or take their time. */
final class Interruptions {

    private static final int MIB = 1 << 20;
    private static final Duration ARRIVAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(90);
    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 4;
    private static final int STEADY_RATE = 4096;
    private static final int SLOW_RATE = 512;
    private static final int TIMEOUT = 408;

    private final ImageTestbed testbed;
    private final Refusals refusals;
    private final Verdicts verdicts;

    Interruptions(ImageTestbed testbed, Refusals refusals, Verdicts verdicts) {
        this.testbed = testbed;
        this.refusals = refusals;
        this.verdicts = verdicts;
    }

    /** LIMEN is killed while half of an upload, and of an import, are there. */
    void kill() {
        PacedContent content = PacedContent.halted(2 * MIB);
        CompletableFuture<Answer> upload = CompletableFuture.supplyAsync(
                () -> refusals.upload("killed.img", BodyPublishers.ofInputStream(() -> content)));
        if (testbed.isRoot) {
            testbed.source.put("/halted", Map.of(), PacedContent.halted(2 * MIB));
            refusals.importFrom(testbed.source.at("images.test", "/halted"), "0".repeat(64));
        }
        int expected = testbed.isRoot ? 2 : 1;
        boolean arrived = Polling.await(ARRIVAL_TIMEOUT, () -> testbed.halves() == expected);
        verdicts.check(arrived, "killed half-way: half of " + expected + " images is there");
        testbed.limen().kill();
        testbed.limen().start();
        testbed.limen().awaitReady();
        content.letGo();
        verdicts.check(upload.join().status() == 0, "killed half-way: the upload is not answered");
        refusals.nothingLeft("killed half-way");
        refusals.upload("killed.img", PacedContent.disk(MIB));
        refusals.accepted("killed half-way: the name is free", "killed.img");
    }

    /** The same name at once, in upper and lower case, through two LIMENs. */
    void race() {
        Map<String, Long> expected = Map.of("201", (long) ROUNDS, "409 IMAGE_NAME_TAKEN", (AT_ONCE - 1L) * ROUNDS);
        Map<String, Long> answers = new ConcurrentHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Samples samples = new Samples();
            Workers.share(AT_ONCE, AT_ONCE, i -> samples.write("upload", () -> oneOfMany(i)));
            Samples.answers(samples.that(any -> true))
                    .forEach((answer, count) -> answers.merge(answer, count, Long::sum));
            testbed.testbed.deleteImages();
        }
        verdicts.check(answers.equals(expected), AT_ONCE + " of one name at once, " + ROUNDS + " times: " + answers);
        refusals.nothingLeft("several of one name at once");
    }

    private Answer oneOfMany(int number) {
        String name = number < AT_ONCE / 2 ? "same.img" : "SAME.img";
        var through = testbed.testbed.limens.get(number % testbed.testbed.limens.size());
        return refusals.upload(
                testbed.admin().at(through.address()), name, BodyPublishers.ofByteArray(PacedContent.disk(MIB)));
    }

    /** Clients that are slow: steadily, too much so, and one that stops half-way. The last two take a minute to be refused. */
    void slow(Duration time) {
        try (Workers steady = Workers.of(1, i -> steady(time))) {
            if (time.compareTo(LONGEST_WINDOW) >= 0) {
                Answer tooSlow = refusals.upload(
                        "too-slow.img", BodyPublishers.ofInputStream(() -> PacedContent.slow(SLOW_RATE, time)));
                verdicts.check(
                        tooSlow.status() == TIMEOUT,
                        SLOW_RATE + " bytes a second: " + tooSlow + ", \"" + tooSlow.message() + "\"");
                Answer stopped =
                        refusals.upload("stopped.img", BodyPublishers.ofInputStream(() -> PacedContent.halted(MIB)));
                verdicts.check(
                        !stopped.succeeded(),
                        "a client that stops half-way: " + stopped + ", \"" + stopped.message() + "\"");
            }
            steady.join();
        }
        refusals.accepted("it is in the library", "steady.img");
        refusals.nothingLeft("slow clients");
    }

    private void steady(Duration time) {
        Answer answer =
                refusals.upload("steady.img", BodyPublishers.ofInputStream(() -> PacedContent.slow(STEADY_RATE, time)));
        verdicts.check(
                answer.succeeded(),
                time.toSeconds() + " s with " + STEADY_RATE + " bytes a second: " + answer + ", " + answer.text("size")
                        + " bytes");
    }
}
