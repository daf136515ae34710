package dev.limen.tour;

import dev.limen.client.ExpectationFailed;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs steps and writes a line about each: its number, what it is, how long it took, what came of it. */
final class Report {

    private final Consumer<String> lines;
    private int steps;

    Report(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Runs a step and answers its result, which {@code outcome} puts into words. */
    <T> T step(String name, Supplier<T> work, Function<T, String> outcome) {
        long begun = System.nanoTime();
        try {
            T result = work.get();
            write(name, begun, outcome.apply(result));
            return result;
        } catch (ExpectationFailed surprise) {
            write(name, begun, "FAILED: " + surprise.getMessage());
            throw surprise;
        }
    }

    void step(String name, Runnable work, String outcome) {
        step(
                name,
                () -> {
                    work.run();
                    return outcome;
                },
                Function.identity());
    }

    private void write(String name, long begun, String outcome) {
        steps++;
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        lines.accept(String.format(Locale.ROOT, "%2d  %-26s %6d ms  %s", steps, name, millis, outcome));
    }
}
