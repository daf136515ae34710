package dev.limen.adapters.websocket;

import java.util.Map;

/** The JSON that streams share with the rest of the API, so that a VM looks the same wherever it is read. */
public interface JsonFormat {

    /** The frame, on one line. */
    String frame(Frame frame);

    /** The answer to a request for a stream that is refused because of this failure. */
    Refusal refusal(RuntimeException why);

    /** The answer, 426, to a request for a socket's address that does not ask for a proper upgrade. */
    Refusal notAnUpgrade();

    /**
     * An answer in place of a stream.
     *
     * @param status the HTTP status
     * @param headers what belongs to it beside the body
     * @param json the Error object
     */
    record Refusal(int status, Map<String, String> headers, String json) {}
}
