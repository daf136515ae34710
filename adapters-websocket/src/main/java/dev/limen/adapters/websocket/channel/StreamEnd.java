package dev.limen.adapters.websocket.channel;

import dev.limen.domain.session.SessionEnd;

/** Why the server ends a stream, with the close code of sockets. A client that is told 1000 does not come back. */
public enum StreamEnd {
    SIGNED_OUT(1000, "You are signed out."),
    CUT_OFF(1000, "You were cut off from this screen."),
    SHUTDOWN(1001, "The server is shutting down."),
    /** What cannot be told from keys and pointers, where only looking is allowed. */
    UNKNOWN_MESSAGE(1003, "This message is not known to the server, which lets you look only."),
    NOT_ALLOWED(1008, "Authentication required."),
    /** The other side of a relay has ended, as a screen does when its VM is restarted. Who comes back may find another. */
    PEER_GONE(1012, "The virtual machine was switched off or restarted."),
    FAULT(1011, "An internal error interrupted the stream."),
    TOO_SLOW(1013, "The messages were not read fast enough.");

    private final int code;
    private final String reason;

    StreamEnd(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public static StreamEnd of(SessionEnd why) {
        return switch (why) {
            case SIGNED_OUT -> SIGNED_OUT;
            case REVOKED -> NOT_ALLOWED;
        };
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
