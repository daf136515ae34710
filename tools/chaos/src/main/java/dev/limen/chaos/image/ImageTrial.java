package dev.limen.chaos.image;

import dev.limen.chaos.report.Verdicts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Uploads and imports that are cut off, too large, too slow, lead inside, or are not what they say: each is refused with its
 * sentence, and nothing is left. A small disk and a source with a public address need root, and are left out without.
 */
public final class ImageTrial {

    private ImageTrial() {}

    /**
     * Answers whether every promise was kept.
     *
     * @param slow how long a slow client takes
     */
    public static boolean run(Path application, Duration slow, Consumer<String> lines) {
        Verdicts verdicts = new Verdicts(lines);
        try (ImageTestbed testbed = new ImageTestbed(application)) {
            Refusals refusals = new Refusals(testbed, verdicts);
            Interruptions interruptions = new Interruptions(testbed, refusals, verdicts);
            new RefusedUploads(testbed, refusals, verdicts).run();
            if (testbed.isRoot) {
                new RefusedImports(testbed, refusals, verdicts).run();
            } else {
                lines.accept("- left out, because they need root: a full disk, and imports");
            }
            interruptions.race();
            interruptions.kill();
            interruptions.slow(slow);
        }
        return verdicts.areAllKept();
    }
}
