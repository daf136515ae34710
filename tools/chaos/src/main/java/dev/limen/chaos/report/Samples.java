package dev.limen.chaos.report;

import dev.limen.client.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What was asked for, how it was answered, and how long that took, by many threads at once. */
public final class Samples {

    /**
     * One request.
     *
     * @param answer its status, and the word for the error if there was one
     * @param begun a moment of {@link System#nanoTime}, as {@code ended}
     */
    public record Sample(String what, boolean write, String answer, int status, long begun, long ended) {

        Duration time() {
            return Duration.ofNanos(ended - begun);
        }
    }

    private final Queue<Sample> all = new ConcurrentLinkedQueue<>();

    public Answer read(String what, Supplier<Answer> request) {
        return sample(what, false, request);
    }

    public Answer write(String what, Supplier<Answer> request) {
        return sample(what, true, request);
    }

    private Answer sample(String what, boolean write, Supplier<Answer> request) {
        long begun = System.nanoTime();
        Answer answer = request.get();
        all.add(new Sample(what, write, answer.toString(), answer.status(), begun, System.nanoTime()));
        return answer;
    }

    public List<Sample> that(Predicate<Sample> condition) {
        return all.stream().filter(condition).toList();
    }

    /** How often there was each answer. */
    public static Map<String, Long> answers(Collection<Sample> samples) {
        return samples.stream().collect(Collectors.groupingBy(Sample::answer, TreeMap::new, Collectors.counting()));
    }

    public static Times times(Collection<Sample> samples) {
        return Times.of(samples.stream().map(Sample::time).toList());
    }

    /** A row for everything that was asked and each way in which it was answered. */
    public static Table table(Collection<Sample> samples) {
        Table table = new Table("asked", "answered", "times", "median", "most");
        Map<String, Map<String, List<Sample>>> groups = samples.stream()
                .collect(Collectors.groupingBy(
                        Sample::what,
                        TreeMap::new,
                        Collectors.groupingBy(Sample::answer, TreeMap::new, Collectors.toList())));
        groups.forEach((what, answers) -> answers.forEach((answer, group) -> table.row(
                what,
                answer,
                group.size(),
                times(group).medianText(),
                times(group).mostText())));
        return table;
    }
}
