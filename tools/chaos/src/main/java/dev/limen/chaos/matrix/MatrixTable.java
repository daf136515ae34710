package dev.limen.chaos.matrix;

import dev.limen.chaos.matrix.CrashMatrix.Outcome;
import dev.limen.chaos.testbed.KillTarget;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What came of a {@link CrashMatrix}, as a table in Markdown. */
public final class MatrixTable {

    private MatrixTable() {}

    public static String of(List<Outcome> outcomes, long seconds) {
        StringBuilder table = new StringBuilder(
                "| killed | cells | passed | nothing to kill | agreed after: median | most |\n|---|---|---|---|---|---|\n");
        for (KillTarget target : KillTarget.values()) {
            table.append(row(
                    target.name().toLowerCase(Locale.ROOT),
                    outcomes,
                    it -> it.cell().target() == target));
        }
        table.append(row("all", outcomes, it -> true));
        table.append(
                "\n| operation | cells | passed | nothing to kill | agreed after: median | most |\n|---|---|---|---|---|---|\n");
        for (Operation operation : Operation.all()) {
            table.append(row(operation.name().toLowerCase(Locale.ROOT), outcomes, it -> it.cell()
                    .operation()
                    .equals(operation)));
        }
        return table.append("\n").append(seconds).append(" s in all").toString();
    }

    private static String row(String name, List<Outcome> all, Predicate<Outcome> which) {
        List<Outcome> outcomes = all.stream().filter(which).toList();
        if (outcomes.isEmpty()) {
            return "";
        }
        List<Long> times =
                outcomes.stream().map(it -> it.time().toMillis()).sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f s | %.1f s |%n",
                name,
                outcomes.size(),
                outcomes.stream().filter(Outcome::passed).count(),
                outcomes.stream().filter(it -> !it.struck()).count(),
                times.get(times.size() / 2) / 1000.0,
                times.getLast() / 1000.0);
    }
}
