package dev.limen.adapters.websocket.session;

import dev.limen.domain.session.Session;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import java.util.Optional;

/**
 * Who was let in at a socket's upgrade.
 *
 * @param channel the connection underneath, for what the socket itself cannot do
 */
public record Admission(Session session, Channel channel) {

    private static final TypedKey<Admission> KEY = new TypedKey<>("limen.admission");

    /** The admission of a socket's user data, which loses it. */
    public static Admission take(UserData data) {
        return Optional.ofNullable(data.remove(KEY)).orElseThrow(() -> new IllegalStateException("not let in"));
    }

    void keepIn(UserData data) {
        data.put(KEY, this);
    }
}
