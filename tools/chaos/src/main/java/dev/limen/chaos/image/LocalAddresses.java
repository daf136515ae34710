package dev.limen.chaos.image;

import dev.limen.client.host.Command;
import java.util.List;

/** Addresses that this host has as long as the trial goes on, on its loopback interface. Needs root. */
final class LocalAddresses implements AutoCloseable {

    /** Of a block that is public, but leads to nobody who serves images (AS112, RFC 7535). */
    static final String PUBLIC = "192.31.196.77";

    static final String PRIVATE = "10.219.114.1";
    static final String LINK_LOCAL = "169.254.219.1";

    private static final List<String> ALL = List.of(PUBLIC, PRIVATE, LINK_LOCAL);

    LocalAddresses() {
        ALL.forEach(address -> change("add", address).orThrow());
    }

    private static Command.Result change(String how, String address) {
        return Command.run("ip", "addr", how, address + "/32", "dev", "lo");
    }

    @Override
    public void close() {
        ALL.forEach(address -> change("del", address));
    }
}
