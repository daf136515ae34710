package dev.limen.application.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Token buckets, one for each key. A bucket is kept as the moment at which it will be full again, and one that is full
 * need not be kept. Not for several threads at once.
 */
final class Buckets<K> {

    private final Allowance allowance;
    private final Map<K, Instant> fullAt;

    /** @param most how many are kept; those forgotten are full */
    Buckets(Allowance allowance, int most) {
        this.allowance = allowance;
        this.fullAt = new Latest<>(most);
    }

    /**
     * How long until one more can be taken; zero when it can be now.
     *
     * @param left how many must be left afterwards
     */
    Duration missing(K key, int left, Instant now) {
        Duration most = allowance.every().multipliedBy(allowance.atOnce() - 1L - left);
        Duration missing = untilFull(key, now).minus(most);
        return missing.isPositive() ? missing : Duration.ZERO;
    }

    void take(K key, Instant now) {
        fullAt.put(key, now.plus(untilFull(key, now)).plus(allowance.every()));
    }

    void giveBack(K key) {
        fullAt.computeIfPresent(key, (same, at) -> at.minus(allowance.every()));
    }

    /** Never longer than an empty bucket takes, also after the clock was set back. */
    private Duration untilFull(K key, Instant now) {
        Instant latest = now.plus(allowance.every().multipliedBy(allowance.atOnce()));
        Instant full = fullAt.computeIfPresent(key, (same, at) -> at.isBefore(latest) ? at : latest);
        return full == null || full.isBefore(now) ? Duration.ZERO : Duration.between(now, full);
    }
}
