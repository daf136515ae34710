package dev.limen.chaos.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How long something took, each time that it was done. */
public record Times(List<Duration> sorted) {

    private static final long MILLIS_AT_MOST = 9_999;

    public static Times of(Collection<Duration> times) {
        return new Times(times.stream().sorted().toList());
    }

    public Duration median() {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    /** What so many of a hundred take at most. */
    public Duration percentile(int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    public Duration most() {
        return sorted.isEmpty() ? Duration.ZERO : sorted.getLast();
    }

    public String medianText() {
        return sorted.isEmpty() ? "-" : text(median());
    }

    public String mostText() {
        return sorted.isEmpty() ? "-" : text(most());
    }

    /** In milliseconds, or in seconds where those would be many. */
    public static String text(Duration time) {
        return time.toMillis() > MILLIS_AT_MOST
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : time.toMillis() + " ms";
    }

    /** From a moment of {@link System#nanoTime} until now. */
    public static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
