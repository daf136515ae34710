package dev.limen.adapters.libvirt.network;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.network.Neighbour;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Who is known on one of libvirt's networks: who has a lease of its DHCP server, and whom the host has met on its bridge.
 * The latter is read from this machine's own table, so only where libvirt is on this machine.
 */
public final class Neighbours {

    private static final Path ARP_TABLE = Path.of("/proc/net/arp");

    private final String network;
    private final boolean local;

    /** @param local whether libvirt is on this machine */
    public Neighbours(String network, boolean local) {
        this.network = network;
        this.local = local;
    }

    /** Nobody where there is no such network, or it is not active. */
    public Set<Neighbour> find(NativeConnection connection) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        Pointer found = libvirt.virNetworkLookupByName(connection.handle(), network);
        if (found == null) {
            NativeFailure failure = NativeFailure.last();
            if (failure.isNoNetwork()) {
                return Set.of();
            }
            throw failure;
        }
        try {
            return libvirt.virNetworkIsActive(found) == 1 ? find(found) : Set.of();
        } finally {
            libvirt.virNetworkFree(found);
        }
    }

    private Set<Neighbour> find(Pointer active) {
        Set<Neighbour> neighbours = new HashSet<>(DhcpLeases.of(active));
        if (local) {
            neighbours.addAll(ArpTable.of(ARP_TABLE, bridge(active)));
        }
        return neighbours;
    }

    /** Empty for networks that have none of their own. */
    private static String bridge(Pointer active) {
        Pointer name = NativeLibvirt.get().virNetworkGetBridgeName(active);
        if (name == null) {
            return "";
        }
        try {
            return name.getString(0);
        } finally {
            Native.free(Pointer.nativeValue(name));
        }
    }
}
