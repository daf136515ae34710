package dev.limen.adapters.websocket.session;

import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.user.UserId;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Quota of sockets and event streams: how many each user may have on this process. A socket counts from before its
 * upgrade, so that of two upgrades at once only one is the last.
 */
@Singleton
public class SocketQuota {

    private final int maxPerUser;
    private final Map<UserId, Integer> places = new ConcurrentHashMap<>();

    SocketQuota(SocketLimit limit) {
        this.maxPerUser = limit.perUser();
    }

    /**
     * Takes a place for a stream on a connection.
     *
     * @throws TooManyConnections when the user has as many as they may
     */
    public Place take(UserId user, Channel connection) {
        places.merge(user, 1, (before, one) -> {
            if (before >= maxPerUser) {
                throw new TooManyConnections(maxPerUser);
            }
            return before + one;
        });
        Place place = new Place();
        ChannelFutureListener closed = gone -> place.release();
        place.onRelease(() -> {
            places.computeIfPresent(user, (same, before) -> before > 1 ? before - 1 : null);
            connection.closeFuture().removeListener(closed);
        });
        connection.closeFuture().addListener(closed);
        return place;
    }

    /** A place of a stream, which is given back once: at the latest when its connection is gone. */
    public static final class Place {

        private final CompletableFuture<@Nullable Void> released = new CompletableFuture<>();

        private Place() {}

        public void release() {
            released.complete(null);
        }

        /** Runs the action when the place is given back; at once when it has been. */
        public void onRelease(Runnable action) {
            var unused = released.thenRun(action);
        }
    }
}
