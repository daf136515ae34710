package dev.limen.adapters.libvirt.host;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.domain.host.Host;
import java.util.HashMap;
import java.util.Map;
import org.libvirt.LibvirtException;

/** What is asked of the host once per connection: what it has, and how guests run on it. */
public record HostFacts(Host host, GuestKind kind) {

    /** A guest with more needs an IOMMU of its own. */
    private static final int MAX_WITHOUT_IOMMU = 255;

    private static final int ALL_CELLS = -1;
    private static final int FIELD_LENGTH = 80;
    private static final int MEMORY_STAT_SIZE = 88;
    private static final int KIB_PER_MIB = 1024;

    public static HostFacts read(NativeConnection connection, LibvirtSettings settings) throws LibvirtException {
        GuestKind kind = kind(connection, settings);
        Host host = new Host(
                connection.getHostName(),
                kind.description(),
                connection.nodeInfo().cpus,
                memoryMiB(connection),
                maxCpuPerVm(connection, kind));
        return new HostFacts(host, kind);
    }

    private static GuestKind kind(NativeConnection connection, LibvirtSettings settings) throws LibvirtException {
        if (settings.inProcess()) {
            return GuestKind.TEST;
        }
        return switch (settings.acceleration()) {
            case KVM -> GuestKind.KVM;
            case QEMU -> GuestKind.EMULATED;
            case AUTO -> offersKvm(connection) && Kvm.usable() ? GuestKind.KVM : GuestKind.EMULATED;
        };
    }

    private static boolean offersKvm(NativeConnection connection) throws LibvirtException {
        return Xml.parse(connection.getCapabilities())
                .all("/capabilities/guest/arch/domain[@type='kvm']")
                .findAny()
                .isPresent();
    }

    /** libvirt's plain answer to this question is 16 for emulated guests, whatever the machine. */
    private static int maxCpuPerVm(NativeConnection connection, GuestKind kind) throws LibvirtException {
        if (!kind.hasMachine()) {
            return connection.getMaxVcpus(kind.domainType());
        }
        Pointer answer = NativeLibvirt.get()
                .virConnectGetDomainCapabilities(
                        connection.handle(), null, null, GuestKind.MACHINE, kind.domainType(), 0);
        if (answer == null) {
            throw NativeFailure.last();
        }
        try {
            String max = Xml.parse(answer.getString(0)).value("vcpu/@max");
            return Math.min(Integer.parseInt(max), MAX_WITHOUT_IOMMU);
        } finally {
            Native.free(Pointer.nativeValue(answer));
        }
    }

    /** The node's description is known to tell a fraction of the truth; its statistics tell what the kernel says. */
    private static long memoryMiB(NativeConnection connection) throws LibvirtException {
        Long total = memoryStatistics(connection).get("total");
        return (total == null ? connection.nodeInfo().memory : total) / KIB_PER_MIB;
    }

    /** In KiB; empty when the driver has none. */
    private static Map<String, Long> memoryStatistics(NativeConnection connection) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        IntByReference count = new IntByReference();
        if (libvirt.virNodeGetMemoryStats(connection.handle(), ALL_CELLS, null, count, 0) < 0
                || count.getValue() == 0) {
            return Map.of();
        }
        try (Memory fields = new Memory((long) MEMORY_STAT_SIZE * count.getValue())) {
            fields.clear();
            if (libvirt.virNodeGetMemoryStats(connection.handle(), ALL_CELLS, fields, count, 0) < 0) {
                return Map.of();
            }
            Map<String, Long> statistics = new HashMap<>();
            for (long at = 0; at < (long) MEMORY_STAT_SIZE * count.getValue(); at += MEMORY_STAT_SIZE) {
                statistics.put(fields.getString(at), fields.getLong(at + FIELD_LENGTH));
            }
            return statistics;
        }
    }
}
