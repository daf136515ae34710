package dev.limen.adapters.websocket.session;

import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.user.UserId;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Quota of sockets: how many each user may have on this process. A socket counts from before its upgrade, so that of two
 * upgrades at once only one is the last, until the upgrade fails or the connection is gone.
 */
@Singleton
class SocketQuota {

    private static final AttributeKey<UserId> COUNTED_FOR = AttributeKey.valueOf("limen.socket-quota");

    private final int maxPerUser;
    private final Map<UserId, Integer> sockets = new ConcurrentHashMap<>();

    SocketQuota(SocketLimit limit) {
        this.maxPerUser = limit.perUser();
    }

    /**
     * Counts the connection.
     *
     * @throws TooManyConnections when the user has as many as they may
     */
    void take(UserId user, Channel connection) {
        sockets.merge(user, 1, this::oneMore);
        connection.attr(COUNTED_FOR).set(user);
        connection.closeFuture().addListener(gone -> release(connection));
    }

    private int oneMore(int before, int one) {
        if (before >= maxPerUser) {
            throw new TooManyConnections(maxPerUser);
        }
        return before + one;
    }

    /** Counts the connection no more, if it was counted. */
    void release(Channel connection) {
        UserId user = connection.attr(COUNTED_FOR).getAndSet(null);
        if (user != null) {
            sockets.computeIfPresent(user, (same, before) -> oneLess(before));
        }
    }

    private static @Nullable Integer oneLess(int before) {
        return before > 1 ? before - 1 : null;
    }
}
