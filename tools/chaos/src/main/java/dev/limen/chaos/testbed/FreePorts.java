package dev.limen.chaos.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free TCP ports of the loopback address, below those that Linux gives to outgoing connections: one of these could be in the
 * way when what was killed is started again.
 */
public final class FreePorts {

    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_EPHEMERAL_PORT = 32_768;
    private static final int MAX_ATTEMPTS = 1_000;

    private FreePorts() {}

    public static int free() {
        return ThreadLocalRandom.current()
                .ints(MAX_ATTEMPTS, FIRST_PORT, FIRST_EPHEMERAL_PORT)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
