package dev.limen.adapters.websocket.console;

import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.session.Session;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import java.util.Optional;

/**
 * Who was admitted to which screen at a socket's upgrade.
 *
 * @param client the connection underneath the socket
 * @param screen the connection to the screen, of which nothing has been read yet
 */
record AdmittedConsole(Session session, ConsoleViewer viewer, Channel client, Channel screen) {

    private static final TypedKey<AdmittedConsole> KEY = new TypedKey<>("limen.console-admitted");

    /** What a socket's user data holds, and loses. */
    static AdmittedConsole take(UserData data) {
        return Optional.ofNullable(data.remove(KEY)).orElseThrow(() -> new IllegalStateException("not admitted"));
    }

    void keepIn(UserData data) {
        data.put(KEY, this);
    }
}
