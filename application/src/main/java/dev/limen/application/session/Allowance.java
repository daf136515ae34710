package dev.limen.application.session;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param atOnce how often by somebody who has not done it lately, at least 1
 * @param every how long it takes to win back one of those, more than 0
 */
public record Allowance(int atOnce, Duration every) {

    public Allowance {
        if (atOnce < 1 || !every.isPositive()) {
            throw new IllegalArgumentException(
                    "An allowance is at least 1 at once, and one more in more than no time.");
        }
    }
}
