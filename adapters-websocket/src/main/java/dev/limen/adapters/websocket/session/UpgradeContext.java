package dev.limen.adapters.websocket.session;

import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who was admitted at a socket's upgrade.
 *
 * @param channel the connection underneath, for what the socket itself cannot do
 * @param since up to where they have seen what the socket tells; null when they have not
 */
public record UpgradeContext(
        Session session, Channel channel, @Nullable Position since) {

    private static final TypedKey<UpgradeContext> KEY = new TypedKey<>("limen.upgrade");

    /** The context that a socket's user data holds, and loses. */
    public static UpgradeContext take(UserData data) {
        return Optional.ofNullable(data.remove(KEY)).orElseThrow(() -> new IllegalStateException("not admitted"));
    }

    void keepIn(UserData data) {
        data.put(KEY, this);
    }
}
