package dev.limen.application.image;

import dev.limen.application.MonotonicClock;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImagePolicy;
import java.time.Duration;

/** Keeps one transfer to its minimum rate, measured in windows. */
final class TransferRate {

    private final ImagePolicy policy;
    private final MonotonicClock clock;
    private Duration windowStart;
    private long bytesBefore;

    TransferRate(ImagePolicy policy, MonotonicClock clock) {
        this.policy = policy;
        this.clock = clock;
        this.windowStart = clock.elapsed();
    }

    /** There are so many bytes now. */
    void check(long bytes) {
        Duration window = clock.since(windowStart);
        if (window.compareTo(ImagePolicy.RATE_WINDOW) < 0) {
            return;
        }
        if (bytes - bytesBefore < policy.minRate() * window.toSeconds()) {
            throw new ImageError.TooSlow(policy.minRate(), window);
        }
        windowStart = clock.elapsed();
        bytesBefore = bytes;
    }
}
