package dev.limen.adapters.libvirt.network;

import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The kernel's table of IPv4 neighbours. */
final class ArpTable {

    private static final System.Logger LOG = System.getLogger(ArpTable.class.getName());

    /** The columns: address, type, flags, MAC address, mask, device. */
    private static final int COLUMNS = 6;

    private static final String INCOMPLETE = "0x0";

    private ArpTable() {}

    /** Those on one device. */
    static List<Neighbour> of(Path table, String device) {
        try {
            return Files.readAllLines(table, StandardCharsets.US_ASCII).stream()
                    .map(line -> line.split(" +"))
                    .filter(row -> row.length == COLUMNS && row[5].equals(device) && !row[2].equals(INCOMPLETE))
                    .map(row -> new Neighbour(
                            new MacAddress(row[3].toLowerCase(Locale.ROOT)), new GuestAddress(row[0], Source.ARP)))
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The neighbours cannot be read", e);
            return List.of();
        }
    }
}
