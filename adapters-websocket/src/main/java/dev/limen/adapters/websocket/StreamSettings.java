package dev.limen.adapters.websocket;

import java.time.Duration;

/**
 * Bounds for streams whose clients read slowly or not at all.
 *
 * @param maxUnmerged how many frames may wait for one client before those of the same VM are merged
 * @param maxWaiting how many frames may wait for one client after merging
 * @param stallTimeout how long a client may take nothing while something waits for it
 * @param closeTimeout how long a closed stream may keep its connection before that is cut
 * @param checkInterval how often expiry, stalls and closed streams are looked at
 * @param keepAliveInterval how often a socket is pinged and an event stream written to, which keeps proxies from closing
 *     it and finds clients that are gone
 */
public record StreamSettings(
        int maxUnmerged,
        int maxWaiting,
        Duration stallTimeout,
        Duration closeTimeout,
        Duration checkInterval,
        Duration keepAliveInterval) {

    public static StreamSettings defaults() {
        return new StreamSettings(
                1_000,
                10_000,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(14));
    }
}
