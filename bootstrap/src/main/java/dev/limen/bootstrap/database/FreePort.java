package dev.limen.bootstrap.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free TCP ports of the loopback address, below those that Linux gives to outgoing connections: one of these could be in the
 * way when what listened on the port starts again.
 */
public final class FreePort {

    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_EPHEMERAL_PORT = 32_768;
    private static final int MAX_ATTEMPTS = 1_000;

    private FreePort() {}

    /**
     * A port on which nobody listens at this moment.
     *
     * @throws java.util.NoSuchElementException when none is found
     */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(MAX_ATTEMPTS, FIRST_PORT, FIRST_EPHEMERAL_PORT)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** Whether nobody listens on it; false of what is no port. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException takenOrNone) {
            return false;
        }
    }
}
