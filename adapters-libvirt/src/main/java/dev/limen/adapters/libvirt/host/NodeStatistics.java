package dev.limen.adapters.libvirt.host;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statistics that libvirt has of the node, by libvirt's names; empty where its driver has none. */
final class NodeStatistics {

    private static final int ALL = -1;

    /** Both kinds are told as arrays of a name and a number. */
    private static final int NAME_LENGTH = 80;

    private static final int FIELD_SIZE = 88;

    /** One of libvirt's functions that fill such an array, or say how long it has to be when there is none. */
    private interface Source {
        int fill(@Nullable Pointer fields, IntByReference count);
    }

    private NodeStatistics() {}

    /** In KiB. */
    static Map<String, Long> memory(NativeConnection connection) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        return read((fields, count) -> libvirt.virNodeGetMemoryStats(connection.handle(), ALL, fields, count, 0));
    }

    /** Of all processor threads together, in nanoseconds. */
    static Map<String, Long> cpu(NativeConnection connection) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        return read((fields, count) -> libvirt.virNodeGetCPUStats(connection.handle(), ALL, fields, count, 0));
    }

    private static Map<String, Long> read(Source source) {
        IntByReference count = new IntByReference();
        if (source.fill(null, count) < 0 || count.getValue() == 0) {
            return Map.of();
        }
        try (Memory fields = new Memory((long) FIELD_SIZE * count.getValue())) {
            fields.clear();
            if (source.fill(fields, count) < 0) {
                return Map.of();
            }
            Map<String, Long> statistics = new HashMap<>();
            for (long at = 0; at < (long) FIELD_SIZE * count.getValue(); at += FIELD_SIZE) {
                statistics.put(fields.getString(at), fields.getLong(at + NAME_LENGTH));
            }
            return statistics;
        }
    }
}
