package dev.limen.adapters.websocket.channel;

import dev.limen.domain.change.Position;
import java.util.concurrent.CompletionStage;

/** The way out to one client. No method waits for the client. */
public interface ClientChannel {

    /** Sends one frame after those sent before; completes when the network has taken it. */
    CompletionStage<Void> send(Position seq, String json);

    /** Says goodbye to the client. Only the first call counts. */
    void close(StreamEnd why);

    /** Ends the connection without a word, for a client that does not even read the goodbye. */
    void cut();

    /** How many bytes, about, wait for the network, whoever put them there. */
    long backlog();
}
