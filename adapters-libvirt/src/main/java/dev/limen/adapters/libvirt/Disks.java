package dev.limen.adapters.libvirt;

import dev.limen.domain.vm.DiskGiB;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;

/** The disks, as volumes of a storage pool: libvirt touches the files, so this process needs no right to. */
final class Disks {

    private final Pools pools;

    Disks(Pools pools) {
        this.pools = pools;
    }

    /** The name of a domain's disk. Everything that belongs to a domain begins with the domain's name. */
    static String nameOf(VmUuid uuid) {
        return DomainXml.nameOf(uuid) + ".qcow2";
    }

    /**
     * Makes an empty disk; one that an interrupted attempt left is replaced.
     *
     * @return its path
     */
    String create(Connect connection, VmUuid uuid, DiskGiB size) throws LibvirtException {
        return pools.with(connection, pool -> {
            delete(pool, volumesOf(pool, uuid));
            StorageVol volume = pool.storageVolCreateXML(describe(uuid, size), 0);
            try {
                return volume.getPath();
            } finally {
                volume.free();
            }
        });
    }

    /** Removes all storage of a domain, whether there is any or not. */
    void remove(Connect connection, VmUuid uuid) throws LibvirtException {
        pools.act(connection, pool -> {
            try {
                delete(pool, volumesOf(pool, uuid));
            } catch (LibvirtException filesChanged) {
                pool.refresh(0);
                delete(pool, volumesOf(pool, uuid));
            }
        });
    }

    private static List<String> volumesOf(StoragePool pool, VmUuid uuid) throws LibvirtException {
        String[] names = Optional.ofNullable(pool.listVolumes()).orElse(new String[0]);
        return Stream.of(names)
                .filter(name -> name.startsWith(DomainXml.nameOf(uuid)))
                .toList();
    }

    private static void delete(StoragePool pool, List<String> names) throws LibvirtException {
        for (String name : names) {
            StorageVol volume = pool.storageVolLookupByName(name);
            try {
                volume.delete(0);
            } finally {
                volume.free();
            }
        }
    }

    private static String describe(VmUuid uuid, DiskGiB size) {
        Xml volume = Xml.root("volume");
        volume.child("name").text(nameOf(uuid));
        volume.child("capacity").with("unit", "GiB").text(Integer.toString(size.value()));
        volume.child("allocation").text("0");
        volume.child("target").child("format").with("type", "qcow2");
        return volume.write();
    }
}
