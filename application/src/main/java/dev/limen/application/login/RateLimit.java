package dev.limen.application.login;

import java.time.Duration;

/**
 * How often something may be done: a token bucket of this size that is refilled at this rate.
 *
 * @param burst tokens in a full bucket: how often by somebody who has not done it lately, at least 1
 * @param refillInterval how long one token takes to come back, more than 0
 */
public record RateLimit(int burst, Duration refillInterval) {

    public RateLimit {
        if (burst < 1 || !refillInterval.isPositive()) {
            throw new IllegalArgumentException("A rate limit has a burst of at least 1 and a refill interval above 0.");
        }
    }
}
