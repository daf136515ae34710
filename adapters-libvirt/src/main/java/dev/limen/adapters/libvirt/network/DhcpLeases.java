package dev.limen.adapters.libvirt.network;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The leases of a network's DHCP server, in one call. */
final class DhcpLeases {

    /** Where libvirt's structure of a lease has its members: pointers to text. */
    private static final int MAC_OFFSET = 24;

    private static final int ADDRESS_OFFSET = 40;

    private DhcpLeases() {}

    /** None where the network has no DHCP server of libvirt's. */
    static List<Neighbour> of(Pointer network) {
        PointerByReference answer = new PointerByReference();
        int count = NativeLibvirt.get().virNetworkGetDHCPLeases(network, null, answer, 0);
        if (count < 0) {
            NativeFailure failure = NativeFailure.last();
            if (failure.isNotPossible()) {
                return List.of();
            }
            throw failure;
        }
        return take(answer.getValue(), count);
    }

    private static List<Neighbour> take(Pointer leases, int count) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        List<Neighbour> neighbours = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pointer lease = leases.getPointer((long) i * Long.BYTES);
            String mac = text(lease, MAC_OFFSET);
            String address = text(lease, ADDRESS_OFFSET);
            libvirt.virNetworkDHCPLeaseFree(lease);
            if (!mac.isEmpty() && !address.isEmpty()) {
                neighbours.add(new Neighbour(new MacAddress(mac), new GuestAddress(address, Source.LEASE)));
            }
        }
        if (leases != null) {
            Native.free(Pointer.nativeValue(leases));
        }
        return neighbours;
    }

    /** Of an IPv6 lease the MAC address may be unknown. */
    private static String text(Pointer lease, int offset) {
        @Nullable Pointer text = lease.getPointer(offset);
        return text == null ? "" : text.getString(0).toLowerCase(Locale.ROOT);
    }
}
