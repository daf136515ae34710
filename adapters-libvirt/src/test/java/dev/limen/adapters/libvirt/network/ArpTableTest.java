package dev.limen.adapters.libvirt.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArpTableTest {

    private static final String TABLE = """
            IP address       HW type     Flags       HW address            Mask     Device
            192.168.122.45   0x1         0x2         52:54:00:c0:ff:ee     *        virbr0
            192.168.122.46   0x1         0x0         00:00:00:00:00:00     *        virbr0
            192.168.122.47   0x1         0x6         52:54:00:00:00:01     *        virbr0
            10.0.0.1         0x1         0x2         52:54:00:00:00:02     *        eth0
            """;

    @Test
    void onlyWhoHasAnsweredOnTheDeviceIsANeighbour(@TempDir Path directory) throws IOException {
        Path table = Files.writeString(directory.resolve("arp"), TABLE);

        assertEquals(
                List.of(
                        neighbour("52:54:00:c0:ff:ee", "192.168.122.45"),
                        neighbour("52:54:00:00:00:01", "192.168.122.47")),
                ArpTable.of(table, "virbr0"));
    }

    @Test
    void aTableThatIsNotThereHasNobody(@TempDir Path directory) {
        assertEquals(List.of(), ArpTable.of(directory.resolve("none"), "virbr0"));
    }

    private static Neighbour neighbour(String mac, String address) {
        return new Neighbour(new MacAddress(mac), new GuestAddress(address, Source.ARP));
    }
}
