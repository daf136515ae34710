package dev.limen.adapters.libvirt.storage;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;

/** The disks, as volumes of a storage pool: libvirt touches the files, so this process needs no right to. */
public final class Disks {

    private static final System.Logger LOG = System.getLogger(Disks.class.getName());
    private static final long GIB = 1L << 30;

    private final DiskPool pool;

    public Disks(DiskPool pool) {
        this.pool = pool;
    }

    /** The name of a domain's disk. Everything that belongs to a domain begins with the domain's name. */
    public static String nameOf(VmUuid uuid) {
        return GuestNaming.nameOf(uuid) + ".qcow2";
    }

    /**
     * Makes a disk; one that an interrupted attempt left is replaced.
     *
     * @param medium what it begins with, unless that is for a drive; what is written goes to the disk, and not there
     * @return its path
     */
    public String create(NativeConnection connection, VmUuid uuid, DiskGiB size, @Nullable Medium medium)
            throws LibvirtException {
        return pool.with(connection, pool -> {
            delete(connection, pool, uuid);
            StorageVol volume = pool.storageVolCreateXML(describe(uuid, size, medium), 0);
            try {
                return volume.getPath();
            } finally {
                volume.free();
            }
        });
    }

    /**
     * The disk that is there.
     *
     * @return its path; nothing when there is none
     */
    public Optional<String> find(NativeConnection connection, VmUuid uuid) throws LibvirtException {
        return pool.with(connection, pool -> {
            refresh(pool);
            return volumesOf(connection, pool, uuid).contains(nameOf(uuid))
                    ? Optional.of(pathOf(pool, nameOf(uuid)))
                    : Optional.empty();
        });
    }

    /** Whose storage there is. */
    public Set<VmUuid> owners(NativeConnection connection) throws LibvirtException {
        return pool.with(connection, pool -> {
            refresh(pool);
            return Volumes.names(connection, pool).stream()
                    .flatMap(name -> GuestNaming.ownerOf(name).stream())
                    .collect(Collectors.toSet());
        });
    }

    /**
     * The size of a domain's disk, in whole GiB; the least there is when the disk is missing.
     *
     * @param path where the domain says that its disk is
     * @return nothing when that is not where this installation keeps its disks
     */
    public Optional<DiskGiB> sizeOf(NativeConnection connection, Path path) throws LibvirtException {
        return pool.isIn(path)
                ? Optional.of(pool.with(
                        connection, pool -> sizeOf(pool, path.getFileName().toString())))
                : Optional.empty();
    }

    private static DiskGiB sizeOf(StoragePool pool, String name) throws LibvirtException {
        try {
            StorageVol volume = pool.storageVolLookupByName(name);
            try {
                return new DiskGiB((int) Math.max(1, Math.ceilDiv(volume.getInfo().capacity, GIB)));
            } finally {
                volume.free();
            }
        } catch (LibvirtException e) {
            if (LibvirtErrors.has(e, ErrorNumber.VIR_ERR_NO_STORAGE_VOL)) {
                return new DiskGiB(1);
            }
            throw e;
        }
    }

    /**
     * Finds out whether the storage of a domain can be removed once that domain is gone.
     *
     * @throws HypervisorError.Refused when another domain uses it
     */
    public void requireRemovable(NativeConnection connection, VmUuid uuid) throws LibvirtException {
        pool.act(connection, pool -> {
            if (!volumesOf(connection, pool, uuid).isEmpty()) {
                DiskUsers.requireNoneBut(uuid, connection);
            }
        });
    }

    /**
     * Removes all storage of a domain that is gone, whether there is any or not.
     *
     * @throws HypervisorError.Refused when any domain uses it
     */
    public void remove(NativeConnection connection, VmUuid uuid) throws LibvirtException {
        pool.act(connection, pool -> {
            try {
                delete(connection, pool, uuid);
            } catch (LibvirtException filesChanged) {
                pool.refresh(0);
                delete(connection, pool, uuid);
            }
        });
    }

    /** Sees what others did to the files. libvirt refuses while it makes a volume; what it knows must do then. */
    private static void refresh(StoragePool pool) {
        try {
            pool.refresh(0);
        } catch (LibvirtException busy) {
            LOG.log(Level.DEBUG, "The pool was not refreshed", busy);
        }
    }

    private static List<String> volumesOf(NativeConnection connection, StoragePool pool, VmUuid uuid)
            throws LibvirtException {
        return Volumes.names(connection, pool).stream()
                .filter(name -> name.startsWith(GuestNaming.nameOf(uuid)))
                .toList();
    }

    private static String pathOf(StoragePool pool, String name) throws LibvirtException {
        StorageVol volume = pool.storageVolLookupByName(name);
        try {
            return volume.getPath();
        } finally {
            volume.free();
        }
    }

    /** Whatever leads here: no disk goes while a domain refers to it. */
    private static void delete(NativeConnection connection, StoragePool pool, VmUuid uuid) throws LibvirtException {
        List<String> names = volumesOf(connection, pool, uuid);
        if (!names.isEmpty()) {
            DiskUsers.requireNone(uuid, connection);
        }
        for (String name : names) {
            StorageVol volume = pool.storageVolLookupByName(name);
            try {
                volume.delete(0);
            } finally {
                volume.free();
            }
        }
    }

    /** Of the current format: libvirt's default is an old one, without what backup tools need. */
    private static String describe(VmUuid uuid, DiskGiB size, @Nullable Medium medium) {
        Xml volume = Xml.root("volume");
        volume.child("name").text(nameOf(uuid));
        volume.child("capacity").with("unit", "GiB").text(Integer.toString(size.value()));
        volume.child("allocation").text("0");
        Xml target = volume.child("target");
        target.child("format").with("type", "qcow2");
        target.child("compat").text("1.1");
        if (medium != null && medium.isDisk()) {
            Xml backing = volume.child("backingStore");
            backing.child("path").text(medium.path().toString());
            backing.child("format").with("type", medium.fileFormat());
        }
        return volume.write();
    }
}
