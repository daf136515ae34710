package dev.limen.application.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Token buckets, one for each key. A bucket is kept as the moment at which it will be full again, so a full one need not
 * be kept. Not safe for use by several threads.
 */
final class TokenBuckets<K> {

    private final RateLimit limit;
    private final Map<K, Instant> fullAt;

    /** @param maxKept how many buckets are kept; those forgotten are full */
    TokenBuckets(RateLimit limit, int maxKept) {
        this.limit = limit;
        this.fullAt = new LruMap<>(maxKept);
    }

    /**
     * How long until one more can be taken; zero when it can be now.
     *
     * @param left how many must be left afterwards
     */
    Duration missing(K key, int left, Instant now) {
        Duration longest = limit.refillInterval().multipliedBy(limit.burst() - 1L - left);
        Duration missing = untilFull(key, now).minus(longest);
        return missing.isPositive() ? missing : Duration.ZERO;
    }

    void take(K key, Instant now) {
        fullAt.put(key, now.plus(untilFull(key, now)).plus(limit.refillInterval()));
    }

    void giveBack(K key) {
        fullAt.computeIfPresent(key, (same, at) -> at.minus(limit.refillInterval()));
    }

    /** Never longer than an empty bucket takes, also after the clock was set back. */
    private Duration untilFull(K key, Instant now) {
        Instant latest = now.plus(limit.refillInterval().multipliedBy(limit.burst()));
        Instant full = fullAt.computeIfPresent(key, (same, at) -> at.isBefore(latest) ? at : latest);
        return full == null || full.isBefore(now) ? Duration.ZERO : Duration.between(now, full);
    }
}
