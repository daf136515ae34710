package dev.limen.adapters.websocket.sse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.adapters.websocket.Frames;
import dev.limen.client.LimenClient;
import dev.limen.client.VmEventStream;
import java.net.URI;
import java.util.List;

/** A client at the other end of an event stream. */
public final class EventClient implements AutoCloseable {

    private final VmEventStream stream;

    private EventClient(VmEventStream stream) {
        this.stream = stream;
    }

    /** Asks for the stream; headers are names and values by turns. */
    public static EventClient connect(URI address, String... headers) {
        LimenClient client = LimenClient.of(address);
        for (int i = 0; i < headers.length; i += 2) {
            client = client.with(headers[i], headers[i + 1]);
        }
        String query = address.getRawQuery();
        return new EventClient(VmEventStream.open(client, query == null ? "" : "?" + query));
    }

    public VmEventStream stream() {
        return stream;
    }

    /** The ids of the next event, which must be a list. */
    public List<Long> nextList() {
        return Frames.ids(stream.next().data());
    }

    /** The VM of the next event, which must be an update. */
    public JsonNode nextUpdate() {
        return Frames.vm(stream.next().data());
    }

    @Override
    public void close() {
        stream.close();
    }
}
