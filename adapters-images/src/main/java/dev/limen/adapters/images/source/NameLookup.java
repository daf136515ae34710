package dev.limen.adapters.images.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. */
@FunctionalInterface
interface NameLookup {

    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** As the system does. */
    static NameLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
