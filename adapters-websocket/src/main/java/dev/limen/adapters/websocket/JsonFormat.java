package dev.limen.adapters.websocket;

/** The JSON that streams share with the rest of the API, so that a VM looks the same wherever it is read. */
public interface JsonFormat {

    /** The frame, on one line. */
    String frame(Frame frame);

    /** The Error object for a request for a socket's address that does not ask for a proper upgrade. */
    String upgradeRequired();
}
