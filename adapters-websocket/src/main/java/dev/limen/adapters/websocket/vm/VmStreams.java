package dev.limen.adapters.websocket.vm;

import dev.limen.application.session.CheckSession;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import org.jspecify.annotations.Nullable;

/** Opens and closes the streams of clients, whatever they come by. */
public final class VmStreams {

    private final VmBroadcaster broadcaster;
    private final CheckSession checkSession;

    VmStreams(VmBroadcaster broadcaster, CheckSession checkSession) {
        this.broadcaster = broadcaster;
        this.checkSession = checkSession;
    }

    /**
     * Registers a client, who is told nothing yet.
     *
     * @param since up to where the client has seen the stream; null for a list to begin with
     */
    public Subscription subscribe(ClientChannel channel, Session session, @Nullable Position since) {
        return broadcaster.subscribe(channel, session, since);
    }

    /**
     * Lets the stream begin. From its registration on a client hears that their session ends; whether it had ended before
     * is found out by asking, which may block.
     */
    public void open(Subscription subscription) {
        if (checkSession.handle(subscription.session())) {
            subscription.open();
        } else {
            subscription.end(StreamEnd.NOT_ALLOWED);
        }
    }

    /** The client is gone. */
    public void close(Subscription subscription) {
        broadcaster.remove(subscription);
    }
}
