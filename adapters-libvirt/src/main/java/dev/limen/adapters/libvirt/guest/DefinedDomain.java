package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What libvirt says of the definition of a domain: {@link DomainXml} the other way. */
final class DefinedDomain {

    private static final int KIB_PER_MIB = 1024;

    private final Xml xml;

    DefinedDomain(String xml) {
        this.xml = Xml.parse(xml);
    }

    Path diskPath() {
        return Path.of(xml.value("devices/disk[@device='disk']/source/@file"));
    }

    GuestDescription describe(VmUuid uuid, DiskGiB disk) {
        return new GuestDescription(
                new GuestSpec(uuid, name(uuid), new VmSize(cpu(), memory(), disk), bootOrder()), findings(uuid));
    }

    private Set<GuestFinding> findings(VmUuid uuid) {
        return GuestNaming.nameOf(uuid).equals(xml.value("name")) ? Set.of() : Set.of(GuestFinding.RENAMED);
    }

    /** The title, unless somebody has taken it away or made it something that no VM could be called. */
    private VmName name(VmUuid uuid) {
        try {
            return new VmName(xml.value("title"));
        } catch (InvalidValue notOurs) {
            return new VmName(GuestNaming.nameOf(uuid));
        }
    }

    private VCpus cpu() {
        String current = xml.value("vcpu/@current");
        return new VCpus(Integer.parseInt(current.isEmpty() ? xml.value("vcpu") : current));
    }

    /** libvirt answers in KiB, whatever it was told. Somebody may have made it less than a VM can have. */
    private MemoryMiB memory() {
        long told = Long.parseLong(xml.value("memory")) / KIB_PER_MIB;
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
