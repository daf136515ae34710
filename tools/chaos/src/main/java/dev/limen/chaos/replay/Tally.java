package dev.limen.chaos.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often there was what, and examples of what there should not have been. Not safe for use by several threads. */
final class Tally {

    private static final int MAX_EXAMPLES = 20;

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final List<String> examples = new ArrayList<>();

    void add(Count what, long times) {
        counts.merge(what, times, Long::sum);
    }

    void fault(Count what, String example) {
        add(what, 1);
        if (examples.size() < MAX_EXAMPLES) {
            examples.add(what + ": " + example);
        }
    }

    void add(Tally other) {
        other.counts.forEach(this::add);
        other.examples.stream().limit(MAX_EXAMPLES - examples.size()).forEach(examples::add);
    }

    long of(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    List<String> examples() {
        return examples;
    }
}
