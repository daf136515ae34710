package dev.limen.bootstrap.fuzz;

import dev.limen.client.RawHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was asked how often, what came of it, and each thing that was wrong, with the first request that showed it. */
final class Findings {

    private static final int SHOWN = 600;

    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Map<String, String> firsts = new TreeMap<>();
    private final Map<String, Integer> times = new TreeMap<>();
    private int requests;

    int requests() {
        return requests;
    }

    void count(Call call, Answer answer) {
        requests++;
        statuses.computeIfAbsent(row(call), unknown -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
    }

    private static String row(Call call) {
        return switch (call.aim()) {
            case TRUE -> call.operation().name();
            case ASTRAY -> "strange addresses";
        };
    }

    void add(Call call, String wrong, String answered) {
        String shown = answered.replaceAll("\\p{Cntrl}", "?").replace(Values.MARK, "…");
        String kind = row(call) + ": " + wrong;
        times.merge(kind, 1, Integer::sum);
        firsts.putIfAbsent(
                kind,
                withoutTokens("request " + requests + ": " + call.curl() + "\n    answered: "
                        + shown.substring(0, Math.min(SHOWN, shown.length()))));
    }

    private static String withoutTokens(String text) {
        return text.replaceAll("(token\"\\s*:\\s*\")[^\"]+", "$1…");
    }

    /** Whether an operation has ever done what it is for. */
    boolean hasSucceeded(Operation operation) {
        return statuses.getOrDefault(operation.name(), Map.of()).keySet().stream()
                .anyMatch(status -> status / 100 == 2);
    }

    List<String> all() {
        return firsts.entrySet().stream()
                .map(found ->
                        found.getKey() + " (" + times.get(found.getKey()) + " times)\n  first with " + found.getValue())
                .toList();
    }

    void write(Path file, long seed, long seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(requests + " requests in " + seconds + " s with seed " + seed + ", " + firsts.size() + " findings");
        lines.add("");
        lines.add("| operation | requests | statuses | findings |");
        lines.add("|---|---|---|---|");
        statuses.forEach((row, counts) -> lines.add("| " + row + " | "
                + counts.values().stream().mapToInt(Integer::intValue).sum() + " | "
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " × " + count.getValue())
                        .collect(Collectors.joining(", "))
                + " | "
                + firsts.keySet().stream()
                        .filter(kind -> kind.startsWith(row + ": "))
                        .count() + " |"));
        all().forEach(found -> lines.add("\n- " + found));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
