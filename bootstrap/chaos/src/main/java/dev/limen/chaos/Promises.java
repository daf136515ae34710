package dev.limen.chaos;

import java.util.function.Consumer;

/** Says of each promise whether it was kept. */
final class Promises {

    private final Consumer<String> lines;
    private boolean allKept = true;

    Promises(Consumer<String> lines) {
        this.lines = lines;
    }

    void check(boolean kept, String promise) {
        lines.accept((kept ? "- kept: " : "- NOT KEPT: ") + promise);
        allKept &= kept;
    }

    /** What database, hypervisor, API and sockets have come to say. */
    void check(Truth.Result agreed) {
        check(
                agreed.contradictions().isEmpty(),
                "database, hypervisor, quotas, API and sockets agree within 30 s (after " + Times.text(agreed.time())
                        + ")");
        agreed.contradictions().forEach(contradiction -> lines.accept("  - " + contradiction));
    }

    boolean areAllKept() {
        return allKept;
    }
}
