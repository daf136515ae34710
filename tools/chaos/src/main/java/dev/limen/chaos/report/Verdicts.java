package dev.limen.chaos.report;

import dev.limen.chaos.testbed.ConsistencyCheck;
import java.util.function.Consumer;

/** Says of each promise whether it was kept. */
public final class Verdicts {

    private final Consumer<String> lines;
    private boolean allKept = true;

    public Verdicts(Consumer<String> lines) {
        this.lines = lines;
    }

    public void check(boolean kept, String promise) {
        lines.accept((kept ? "- kept: " : "- NOT KEPT: ") + promise);
        allKept &= kept;
    }

    /** What database, hypervisor, API and sockets have come to say. */
    public void check(ConsistencyCheck.Result agreed) {
        check(
                agreed.contradictions().isEmpty(),
                "database, hypervisor, quotas, API and sockets agree within 30 s (after " + Times.text(agreed.time())
                        + ")");
        agreed.contradictions().forEach(contradiction -> lines.accept("  - " + contradiction));
    }

    public boolean areAllKept() {
        return allKept;
    }
}
