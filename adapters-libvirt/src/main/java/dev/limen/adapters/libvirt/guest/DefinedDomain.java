package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** What libvirt says of a domain: {@link DomainXml} the other way. */
final class DefinedDomain {

    private static final int KIB_PER_MIB = 1024;

    private static final int LIVE = 1;

    private final Xml xml;
    private final Set<GuestFinding> findings = EnumSet.noneOf(GuestFinding.class);

    private DefinedDomain(String xml) {
        this.xml = Xml.parse(xml);
    }

    /** The domain as it runs, or would if it were started now. */
    static DefinedDomain now(NativeConnection connection, VmUuid uuid, Domain domain) throws LibvirtException {
        if (domain.isActive() == 1) {
            return new DefinedDomain(domain.getXMLDesc(LIVE));
        }
        String defined = Domains.definition(domain);
        if (!SavedImage.isOf(domain)) {
            return new DefinedDomain(defined);
        }
        DefinedDomain saved =
                new DefinedDomain(SavedImage.definition(connection, uuid).orElse(defined));
        saved.findings.add(GuestFinding.SAVED_STATE);
        return saved;
    }

    /** Whether it has a user-mode network in the place of the one that LIMEN plugs domains into. */
    boolean isUnplugged(VmUuid uuid) {
        return DomainXml.unplugged(xml, uuid).findAny().isPresent();
    }

    void found(GuestFinding finding) {
        findings.add(finding);
    }

    HostLoad load() {
        return new HostLoad(cpu().value(), memory().value());
    }

    Path diskPath() {
        return Path.of(xml.value("devices/disk[@device='disk']/source/@file"));
    }

    GuestDescription describe(VmUuid uuid, DiskGiB disk) {
        if (!GuestNaming.nameOf(uuid).equals(xml.value("name"))) {
            findings.add(GuestFinding.RENAMED);
        }
        return new GuestDescription(
                new GuestSpec(uuid, name(uuid), new VmSize(cpu(), memory(), disk), bootOrder(), mac(uuid)),
                Set.copyOf(findings));
    }

    /** The title, unless somebody has taken it away or made it something that no VM could be called. */
    private VmName name(VmUuid uuid) {
        try {
            return new VmName(xml.value("title"));
        } catch (InvalidValue notOurs) {
            return new VmName(GuestNaming.nameOf(uuid));
        }
    }

    /** That of the interface that LIMEN made, unless somebody has given it another address. */
    private MacAddress mac(VmUuid uuid) {
        MacAddress made = DomainXml.mac(xml, uuid);
        List<String> found = xml.all("devices/interface/mac")
                .map(mac -> mac.value("@address"))
                .toList();
        return found.isEmpty() || found.contains(made.value()) ? made : new MacAddress(found.getFirst());
    }

    private VCpus cpu() {
        String current = xml.value("vcpu/@current");
        return new VCpus(Integer.parseInt(current.isEmpty() ? xml.value("vcpu") : current));
    }

    /**
     * What runs has what its balloon leaves it; what is off gets all of it. libvirt answers in KiB, whatever it was told.
     * Somebody may have made it less than a VM can have.
     */
    private MemoryMiB memory() {
        String element = xml.value("@id").isEmpty() ? "memory" : "currentMemory";
        long told = Long.parseLong(xml.value(element)) / KIB_PER_MIB;
        return new MemoryMiB((int) Math.max(MemoryMiB.MIN, told));
    }

    private BootOrder bootOrder() {
        List<String> devices =
                xml.all("os/boot").map(boot -> boot.value("@dev")).toList();
        return Stream.of(BootOrder.values())
                .filter(order -> DomainXml.devicesIn(order).equals(devices))
                .findFirst()
                .orElse(BootOrder.HD);
    }
}
