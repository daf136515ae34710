package dev.limen.adapters.libvirt.host;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.domain.host.Host;
import org.libvirt.LibvirtException;

/** What is asked of the host once per connection: what it has, and how guests run on it. */
public record HostFacts(Host host, GuestKind kind) {

    /** A guest with more needs an IOMMU of its own. */
    private static final int MAX_WITHOUT_IOMMU = 255;

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
        Long total = NodeStatistics.memory(connection).get("total");
        return (total == null ? connection.nodeInfo().memory : total) / KIB_PER_MIB;
    }
}
