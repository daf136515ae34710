package dev.limen.chaos.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one connection brought, until the client cut it. */
final class ConnectionLog {

    /** No position: the client has seen nothing yet. */
    static final long NOTHING = -1;

    private final long since;
    private final List<ReceivedFrame> frames = new ArrayList<>();
    private boolean ended;

    /** @param since what the client asked from */
    ConnectionLog(long since) {
        this.since = since;
    }

    void add(JsonNode frame) {
        add(ReceivedFrame.of(frame, Instant.now()));
    }

    synchronized void add(ReceivedFrame frame) {
        if (!ended) {
            frames.add(frame);
        }
    }

    /** What comes now the client has not seen. */
    synchronized void end() {
        ended = true;
    }

    /** After which position all should be there; a first list stands for everything up to its own. */
    synchronized long from() {
        return since == NOTHING && !frames.isEmpty() ? frames.getFirst().seq() : since;
    }

    /** What the client asks from when it comes back. */
    synchronized long seen() {
        return frames.isEmpty() ? since : frames.getLast().seq();
    }

    synchronized List<ReceivedFrame> frames() {
        return List.copyOf(frames);
    }
}
