package dev.limen.application.session;

/** A user has as many live connections open as one may have. */
public final class TooManyConnections extends RuntimeException {

    public TooManyConnections(int limit) {
        super("You have " + limit + " live connections open, and more are not allowed: close one first.");
    }
}
