package dev.limen.adapters.websocket;

/**
 * How many sockets there may be.
 *
 * @param perUser of one user, on this process, at the same time
 */
public record SocketLimit(int perUser) {}
