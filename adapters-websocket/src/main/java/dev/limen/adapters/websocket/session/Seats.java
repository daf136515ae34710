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
 * The places that users have for their sockets. One is held for a connection from before its upgrade, so that of two
 * upgrades at once only one gets the last, until the upgrade fails or the connection is gone.
 */
@Singleton
class Seats {

    private static final AttributeKey<UserId> HELD_FOR = AttributeKey.valueOf("limen.seat");

    private final int most;
    private final Map<UserId, Integer> held = new ConcurrentHashMap<>();

    Seats(SocketLimit limit) {
        this.most = limit.perUser();
    }

    /**
     * Holds a place for the connection.
     *
     * @throws TooManyConnections when the user has none left
     */
    void take(UserId user, Channel connection) {
        held.merge(user, 1, this::oneMore);
        connection.attr(HELD_FOR).set(user);
        connection.closeFuture().addListener(gone -> release(connection));
    }

    private int oneMore(int before, int one) {
        if (before >= most) {
            throw new TooManyConnections(most);
        }
        return before + one;
    }

    /** Gives back the place that is held for the connection, if any is. */
    void release(Channel connection) {
        UserId user = connection.attr(HELD_FOR).getAndSet(null);
        if (user != null) {
            held.computeIfPresent(user, (same, before) -> oneLess(before));
        }
    }

    private static @Nullable Integer oneLess(int before) {
        return before > 1 ? before - 1 : null;
    }
}
