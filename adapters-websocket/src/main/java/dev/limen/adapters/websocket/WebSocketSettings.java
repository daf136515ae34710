package dev.limen.adapters.websocket;

import java.time.Duration;

/**
 * How much patience sockets have with their readers.
 *
 * @param maxWaiting how many different VMs may wait to be told of on one socket
 * @param stalledAfter how long a socket may take nothing while something waits for it
 * @param closingGrace how long a closed socket may keep its connection before that is cut
 * @param checkEvery how often expiry, stalling and the grace are looked at
 */
public record WebSocketSettings(int maxWaiting, Duration stalledAfter, Duration closingGrace, Duration checkEvery) {

    public static WebSocketSettings defaults() {
        return new WebSocketSettings(10_000, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}
