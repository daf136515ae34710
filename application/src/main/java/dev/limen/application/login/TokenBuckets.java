package dev.limen.application.login;

import java.time.Duration;
import java.util.Map;

/**
 * Token buckets, one for each key. A bucket is kept as the moment of the monotonic clock at which it will be full again,
 * so a full one need not be kept. Not safe for use by several threads.
 */
final class TokenBuckets<K> {

    private final RateLimit limit;
    private final Map<K, Duration> fullAt;

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
    Duration missing(K key, int left, Duration now) {
        Duration longest = limit.refillInterval().multipliedBy(limit.burst() - 1L - left);
        Duration missing = untilFull(key, now).minus(longest);
        return missing.isPositive() ? missing : Duration.ZERO;
    }

    void take(K key, Duration now) {
        fullAt.put(key, now.plus(untilFull(key, now)).plus(limit.refillInterval()));
    }

    void giveBack(K key) {
        fullAt.computeIfPresent(key, (same, at) -> at.minus(limit.refillInterval()));
    }

    private Duration untilFull(K key, Duration now) {
        Duration missing = fullAt.getOrDefault(key, now).minus(now);
        return missing.isPositive() ? missing : Duration.ZERO;
    }
}
