package dev.limen.adapters.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.NativeDomain;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.guest.Domains;
import dev.limen.adapters.libvirt.guest.Power;
import dev.limen.adapters.libvirt.storage.DiskPool;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.contract.hypervisor.optional.SharedHostBench;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.vm.VmUuid;
import java.util.Set;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.DomainInfo;
import org.libvirt.StorageVol;

/** Looks and pokes as another program on the host would make them. */
interface LibvirtBench extends SharedHostBench {

    /** The size of a disk that bears the mark. */
    long MARK = 3L << 30;

    @Override
    LibvirtHypervisor hypervisor();

    DiskPool pools();

    <T> T outside(NativeCall<Connect, T> call);

    @Override
    default void endGuestFromOutside(VmUuid uuid) {
        outside(connection -> Domains.with(connection, uuid, domain -> {
            domain.destroy();
            return true;
        }));
    }

    @Override
    default void loseGuest(VmUuid uuid) {
        outside(connection -> Domains.with(connection, uuid, domain -> {
            Power.cut(domain);
            domain.undefine();
            return true;
        }));
    }

    /** Makes another disk of the same name, of a size that no domain was defined with. */
    @Override
    default void markDisk(VmUuid uuid) {
        Xml marked = Xml.root("volume");
        marked.child("name").text(Disks.nameOf(uuid));
        marked.child("capacity").text(Long.toString(MARK));
        marked.child("target").child("format").with("type", "qcow2");
        outside(connection -> pools().with(connection, pool -> {
            StorageVol blank = pool.storageVolLookupByName(Disks.nameOf(uuid));
            blank.delete(0);
            blank.free();
            return pool.storageVolCreateXML(marked.write(), 0).free();
        }));
    }

    @Override
    default boolean isDiskMarked(VmUuid uuid) {
        return outside(connection -> pools().with(connection, pool -> {
            pool.refresh(0);
            StorageVol volume = pool.storageVolLookupByName(Disks.nameOf(uuid));
            try {
                return volume.getInfo().capacity == MARK;
            } finally {
                volume.free();
            }
        }));
    }

    @Override
    default boolean diskExists(VmUuid uuid) {
        return outside(connection -> pools().with(connection, pool -> {
            pool.refresh(0);
            return Set.of(pool.listVolumes()).stream()
                    .anyMatch(name -> name.contains(uuid.value().toString()));
        }));
    }

    @Override
    default HostLoad sizeOf(VmUuid uuid) {
        return outside(connection -> Domains.with(connection, uuid, domain -> {
            DomainInfo info = domain.getInfo();
            return new HostLoad(info.nrVirtCpu, info.memory / 1024);
        }));
    }

    /** Another domain has taken the name, which libvirt finds out when the disk has been made already. */
    @Override
    default Runnable sabotageDefine(GuestSpec spec) {
        UUID other = defineForeign(GuestNaming.nameOf(spec.uuid()));
        return () -> undefineForeign(other);
    }

    /** As {@code virsh domrename} does. */
    @Override
    default void renameGuest(VmUuid uuid) {
        int result = hypervisor()
                .onConnection(connection -> NativeDomain.with(connection, uuid, domain -> NativeLibvirt.get()
                        .virDomainRename(domain, "renamed-" + uuid.value(), 0)));
        assertEquals(0, result);
    }

    @Override
    default void saveGuest(VmUuid uuid) {
        outside(connection -> Domains.with(connection, uuid, Domain::managedSave));
    }

    /** Another domain, of no mark and name of LIMEN's. */
    @Override
    default Runnable useDiskElsewhere(VmUuid uuid) {
        UUID other = UUID.randomUUID();
        Xml domain = Xml.parse(definitionOf(uuid));
        domain.all("name | uuid").forEach(it -> it.text(other.toString()));
        domain.all("title | metadata | devices/graphics | devices/interface")
                .forEach(it -> it.element().getParentNode().removeChild(it.element()));
        outside(connection -> connection.domainDefineXML(domain.write()).free());
        return () -> undefineForeign(other);
    }

    /** A domain that somebody else made. */
    default UUID defineForeign(String name) {
        UUID uuid = UUID.randomUUID();
        Xml domain = Xml.root("domain")
                .with("type", hypervisor().hosts().all().getFirst().hypervisor().contains("test") ? "test" : "qemu");
        domain.child("name").text(name);
        domain.child("uuid").text(uuid.toString());
        domain.child("memory").with("unit", "MiB").text("64");
        domain.child("os").child("type").text("hvm");
        outside(connection -> connection.domainDefineXML(domain.write()).free());
        return uuid;
    }

    default void undefineForeign(UUID uuid) {
        outside(connection -> {
            Domain domain = connection.domainLookupByUUIDString(uuid.toString());
            try {
                domain.undefine();
                return true;
            } finally {
                domain.free();
            }
        });
    }

    default String xmlOf(VmUuid uuid) {
        return outside(connection -> Domains.with(connection, uuid, domain -> domain.getXMLDesc(0)));
    }

    /** What it would be if it were started anew. */
    default String definitionOf(VmUuid uuid) {
        return outside(connection -> Domains.with(connection, uuid, domain -> domain.getXMLDesc(2)));
    }
}
