package dev.limen.chaos.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table in Markdown. */
public final class Table {

    private final StringBuilder text = new StringBuilder();

    public Table(String... heads) {
        row((Object[]) heads);
        text.append("|---".repeat(heads.length)).append("|\n");
    }

    public Table row(Object... cells) {
        text.append(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
