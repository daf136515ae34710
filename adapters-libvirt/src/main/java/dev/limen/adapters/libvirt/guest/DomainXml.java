package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.host.GuestKind;
import dev.limen.adapters.libvirt.host.HostFacts;
import dev.limen.adapters.libvirt.storage.Medium;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a domain is described to libvirt. */
public final class DomainXml {

    /** The vocabulary of the element that marks a domain as LIMEN's. */
    public static final String NAMESPACE = "urn:limen:domain:1";

    private static final String LISTENING_SCREEN =
            "devices/graphics[@type='vnc' and @autoport='yes' and @listen='127.0.0.1' and not(@passwd)]";

    private static final int MAX_CPU_FACTOR = 2;
    private static final int MIN_MAX_CPU = 4;

    private final HostFacts facts;

    DomainXml(HostFacts facts) {
        this.facts = facts;
    }

    /** The address of the interface that LIMEN made: it stands in the mark of a domain, but for the oldest ones. */
    static MacAddress mac(Xml domain, VmUuid uuid) {
        String marked = domain.value("metadata/*/*[local-name()='mac' and namespace-uri()='" + NAMESPACE + "']");
        return marked.isEmpty() ? MacAddress.derivedFrom(uuid.value()) : new MacAddress(marked);
    }

    /**
     * A whole new domain.
     *
     * @param diskPath its disk, as libvirt names it
     * @param medium the image that it is made from, if any
     * @param network the network to plug it into; empty for user-mode networking
     */
    String describe(GuestSpec spec, String diskPath, @Nullable Medium medium, String network) {
        Xml domain = Xml.root("domain").with("type", facts.kind().domainType());
        domain.child("name").text(GuestNaming.nameOf(spec.uuid()));
        domain.child("uuid").text(spec.uuid().value().toString());
        domain.child("title").text(spec.name().value());
        domain.child("metadata")
                .child(NAMESPACE, "limen:vm")
                .child(NAMESPACE, "limen:mac")
                .text(spec.mac().value());
        domain.child("memory");
        domain.child("currentMemory");
        domain.child("vcpu");
        os(domain, spec.bootOrder());
        Xml features = domain.child("features");
        features.child("acpi");
        features.child("apic");
        if (facts.kind().hasMachine()) {
            domain.child("cpu").with("mode", facts.kind().cpuMode()).child("topology");
        }
        resize(domain, spec.size());
        neverSleeps(domain);
        domain.child("on_poweroff").text("destroy");
        domain.child("on_reboot").text("restart");
        domain.child("on_crash").text("destroy");
        Xml devices = domain.child("devices");
        disk(devices, diskPath, medium);
        cdrom(devices, medium);
        otherDevices(devices, spec.mac(), network);
        return domain.write();
    }

    /** The same domain with other cores and memory. */
    String resized(String xml, VmSize size) {
        Xml domain = Xml.parse(xml);
        resize(domain, size);
        return domain.write();
    }

    /**
     * Cores may grow at run time, up to a maximum that is fixed at the start; the empty places cost next to nothing and
     * the guest cannot use them. Memory has no such margin: guests without a balloon driver would take all of it.
     */
    private void resize(Xml domain, VmSize size) {
        String memory = Integer.toString(size.memory().value());
        domain.all("memory | currentMemory")
                .forEach(element -> element.with("unit", "MiB").text(memory));
        int cpu = size.cpu().value();
        String max = Integer.toString(maxCpu(cpu));
        domain.all("vcpu")
                .forEach(vcpu -> vcpu.with("current", Integer.toString(cpu)).text(max));
        domain.all("vcpus").forEach(perCpu -> domain.element().removeChild(perCpu.element()));
        domain.all("cpu/topology").forEach(topology -> oneSocket(topology, max));
    }

    /** Some guests count sockets, and refuse to use more than two. */
    private static void oneSocket(Xml topology, String cores) {
        topology.with("sockets", "1").with("dies", "1").with("cores", cores).with("threads", "1");
    }

    private int maxCpu(int cpu) {
        int wanted = Math.max(cpu * MAX_CPU_FACTOR, MIN_MAX_CPU);
        return Math.max(cpu, Math.min(wanted, facts.host().maxCpuPerVm()));
    }

    private void os(Xml domain, BootOrder order) {
        Xml os = domain.child("os");
        Xml type = os.child("type").text("hvm");
        if (facts.kind().hasMachine()) {
            type.with("machine", GuestKind.MACHINE);
        }
        devicesIn(order).forEach(device -> os.child("boot").with("dev", device));
    }

    static List<String> devicesIn(BootOrder order) {
        return switch (order) {
            case CDROM_HD -> List.of("cdrom", "hd");
            case HD -> List.of("hd");
            case CDROM -> List.of("cdrom");
            case HD_CDROM -> List.of("hd", "cdrom");
        };
    }

    /** A guest asleep could be woken by nothing that LIMEN offers. */
    private static void neverSleeps(Xml domain) {
        Xml pm = domain.child("pm");
        pm.child("suspend-to-mem").with("enabled", "no");
        pm.child("suspend-to-disk").with("enabled", "no");
    }

    private static void otherDevices(Xml devices, MacAddress mac, String network) {
        nic(devices, mac, network);
        devices.child("serial").with("type", "pty");
        devices.child("console").with("type", "pty");
        devices.child("controller").with("type", "usb").with("model", "qemu-xhci");
        devices.child("input").with("type", "tablet").with("bus", "usb");
        screen(devices.child("graphics"));
        devices.child("video").child("model").with("type", "vga");
    }

    /** It listens nowhere: who looks at it is handed to it by libvirt, and nobody can send the others away. */
    private static void screen(Xml graphics) {
        graphics.with("type", "vnc").with("sharePolicy", "ignore");
        graphics.child("listen").with("type", "none");
    }

    /**
     * The same domain, its screen behind no port of the host any more, where LIMEN had put it once; empty when it is not
     * there, or somebody else has put it there.
     */
    static Optional<String> withoutPort(String xml) {
        Xml domain = Xml.parse(xml);
        List<Xml> listening = domain.all(LISTENING_SCREEN).toList();
        for (Xml graphics : listening) {
            graphics.without("port").without("autoport").without("listen");
            graphics.all("listen").forEach(listen -> graphics.element().removeChild(listen.element()));
            screen(graphics);
        }
        return listening.isEmpty() ? Optional.empty() : Optional.of(domain.write());
    }

    /** What the disk began with is named, because libvirt would guess otherwise, and give the image to QEMU's user. */
    private void disk(Xml devices, String path, @Nullable Medium medium) {
        Xml disk = devices.child("disk").with("type", "file").with("device", "disk");
        disk.child("driver").with("name", "qemu").with("type", "qcow2").with("discard", "unmap");
        disk.child("source").with("file", path);
        if (medium != null && medium.isDisk()) {
            Xml backing = disk.child("backingStore").with("type", "file");
            backing.child("format").with("type", medium.fileFormat());
            shared(backing, medium);
            backing.child("backingStore");
        }
        disk.child("target").with("dev", "vda").with("bus", "virtio");
    }

    /** Also without a CD there is a drive: the boot order names it. What is not there when the domain starts is left out. */
    private void cdrom(Xml devices, @Nullable Medium medium) {
        Xml cdrom = devices.child("disk").with("type", "file").with("device", "cdrom");
        if (medium != null && !medium.isDisk()) {
            cdrom.child("driver").with("name", "qemu").with("type", medium.fileFormat());
            shared(cdrom, medium).with("startupPolicy", "optional");
        }
        cdrom.child("target").with("dev", "sda").with("bus", "sata");
        cdrom.child("readonly");
    }

    /** A file of LIMEN's that QEMU only reads, whoever owns it. */
    private Xml shared(Xml parent, Medium medium) {
        Xml source = parent.child("source").with("file", medium.path().toString());
        if (facts.givesFilesAway()) {
            source.child("seclabel").with("model", HostFacts.FILE_OWNERS).with("relabel", "no");
        }
        return source;
    }

    /** The same domain, its user-mode network in place of LIMEN's exchanged for the host's. */
    static String plugged(String xml, VmUuid uuid, String network) {
        Xml domain = Xml.parse(xml);
        unplugged(domain, uuid)
                .forEach(nic -> nic.with("type", "network").child("source").with("network", network));
        return domain.write();
    }

    static Stream<Xml> unplugged(Xml domain, VmUuid uuid) {
        return domain.all("devices/interface[@type='user' and mac/@address='"
                + mac(domain, uuid).value() + "']");
    }

    private static void nic(Xml devices, MacAddress mac, String network) {
        Xml nic = devices.child("interface").with("type", network.isEmpty() ? "user" : "network");
        nic.child("mac").with("address", mac.value());
        if (!network.isEmpty()) {
            nic.child("source").with("network", network);
        }
        nic.child("model").with("type", "virtio");
    }
}
