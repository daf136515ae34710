package dev.limen.chaos.testbed;

import dev.limen.bootstrap.database.FreePort;

/** Free TCP ports of the loopback address. */
public final class FreePorts {

    private FreePorts() {}

    public static int free() {
        return FreePort.find();
    }
}
