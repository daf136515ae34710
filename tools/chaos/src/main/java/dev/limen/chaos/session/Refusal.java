package dev.limen.chaos.session;

import dev.limen.chaos.report.Times;
import dev.limen.client.Answer;
import dev.limen.client.Polling;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The first answer to somebody that was not a success, after something that should have led to it.
 *
 * @param status a success when there was none
 * @param requests how many were sent until then
 */
record Refusal(int status, int requests, Duration time) {

    static final Duration REFUSAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(2);

    /**
     * Asks again and again.
     *
     * @param since a moment of {@link System#nanoTime}
     */
    static Refusal of(Supplier<Answer> request, long since) {
        int requests = 1;
        Answer answer = request.get();
        while (answer.succeeded() && Times.since(since).compareTo(REFUSAL_TIMEOUT) < 0) {
            Polling.pause(POLL_INTERVAL);
            answer = request.get();
            requests++;
        }
        return new Refusal(answer.status(), requests, Times.since(since));
    }

    boolean isAtOnce(int expected) {
        return status == expected && requests == 1;
    }

    boolean isSoon(int expected) {
        return status == expected && time.compareTo(Sessions.END_TIMEOUT) < 0;
    }
}
