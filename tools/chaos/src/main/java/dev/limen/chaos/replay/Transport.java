package dev.limen.chaos.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.client.LimenClient;
import dev.limen.client.VmEventStream;
import dev.limen.client.VmStatusSocket;
import java.time.Duration;
import java.util.function.Consumer;

/** The ways in which a client gets the stream. */
enum Transport {
    SOCKET("sockets") {
        @Override
        Connection open(LimenClient client, long since, Consumer<JsonNode> listener) {
            String query = since == ConnectionLog.NOTHING ? "" : "&since=" + since;
            return new Socket(VmStatusSocket.open(client, query, listener));
        }
    },
    EVENT_STREAM("event streams") {
        /** As a browser does: what has been seen is in the header. */
        @Override
        Connection open(LimenClient client, long since, Consumer<JsonNode> listener) {
            LimenClient resuming =
                    since == ConnectionLog.NOTHING ? client : client.with("Last-Event-ID", Long.toString(since));
            return new Events(VmEventStream.open(resuming, "", event -> listener.accept(frame(event))));
        }
    },
    EVENT_STREAM_BY_QUERY("event streams, since in the query") {
        @Override
        Connection open(LimenClient client, long since, Consumer<JsonNode> listener) {
            String query = since == ConnectionLog.NOTHING ? "" : "?since=" + since;
            return new Events(VmEventStream.open(client, query, event -> listener.accept(frame(event))));
        }
    };

    private final String name;

    Transport(String name) {
        this.name = name;
    }

    /** @throws dev.limen.client.ExpectationFailed when it is refused */
    abstract Connection open(LimenClient client, long since, Consumer<JsonNode> listener);

    /** An event's id is its frame's seq. */
    private static JsonNode frame(VmEventStream.Event event) {
        if (!event.id().equals(event.data().path("seq").asText())) {
            throw new IllegalStateException("The event " + event.id() + " has the frame " + event.data());
        }
        return event.data();
    }

    @Override
    public String toString() {
        return name;
    }

    /** An open stream; closing it cuts the connection. */
    interface Connection extends AutoCloseable {

        /** Whether it is over within some time. */
        boolean endsWithin(Duration timeout);

        @Override
        void close();
    }

    private record Socket(VmStatusSocket socket) implements Connection {
        @Override
        public boolean endsWithin(Duration timeout) {
            return socket.end(timeout).code() != 0;
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private record Events(VmEventStream stream) implements Connection {
        @Override
        public boolean endsWithin(Duration timeout) {
            return stream.endsWithin(timeout);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
