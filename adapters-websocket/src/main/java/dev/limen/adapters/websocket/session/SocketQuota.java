package dev.limen.adapters.websocket.session;

import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.user.UserId;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Quota of sockets and event streams: how many each user may have on this process. A socket counts from before its
 * upgrade, so that of two upgrades at once only one is the last, until the upgrade fails or the connection is gone.
 */
@Singleton
public class SocketQuota {

    private static final AttributeKey<UserId> COUNTED_FOR = AttributeKey.valueOf("limen.socket-quota");

    private final int maxPerUser;
    private final Map<UserId, Integer> sockets = new ConcurrentHashMap<>();

    SocketQuota(SocketLimit limit) {
        this.maxPerUser = limit.perUser();
    }

    /**
     * Counts a stream that is no connection of its own, until it is released.
     *
     * @throws TooManyConnections when the user has as many as they may
     */
    public void take(UserId user) {
        sockets.merge(user, 1, (before, one) -> {
            if (before >= maxPerUser) {
                throw new TooManyConnections(maxPerUser);
            }
            return before + one;
        });
    }

    public void release(UserId user) {
        sockets.computeIfPresent(user, (same, before) -> before > 1 ? before - 1 : null);
    }

    /**
     * Counts the connection.
     *
     * @throws TooManyConnections when the user has as many as they may
     */
    void take(UserId user, Channel connection) {
        take(user);
        connection.attr(COUNTED_FOR).set(user);
        connection.closeFuture().addListener(gone -> release(connection));
    }

    /** Counts the connection no more, if it was counted. */
    void release(Channel connection) {
        UserId user = connection.attr(COUNTED_FOR).getAndSet(null);
        if (user != null) {
            release(user);
        }
    }
}
