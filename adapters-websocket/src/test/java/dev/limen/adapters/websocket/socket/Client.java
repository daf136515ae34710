package dev.limen.adapters.websocket.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.adapters.websocket.Frames;
import dev.limen.client.LimenClient;
import dev.limen.client.VmStatusSocket;
import java.net.URI;
import java.util.List;

/** A client at the other end of a socket. */
public final class Client implements AutoCloseable {

    private final VmStatusSocket socket;

    private Client(VmStatusSocket socket) {
        this.socket = socket;
    }

    /** Connects with the token, and perhaps more, in the query. */
    public static Client with(URI feed, String token) {
        return connect(feed, "?token=" + token);
    }

    public static Client connect(URI feed, String query) {
        return new Client(VmStatusSocket.openWithHeaders(LimenClient.of(feed), query));
    }

    /** The ids of the next message, which must be a list. */
    public List<Long> nextList() {
        return Frames.ids(socket.next());
    }

    /** The VM of the next message, which must be an update. */
    public JsonNode nextUpdate() {
        return Frames.vm(socket.next());
    }

    public VmStatusSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        socket.close();
    }
}
