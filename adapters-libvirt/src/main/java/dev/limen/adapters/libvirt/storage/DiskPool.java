package dev.limen.adapters.libvirt.storage;

import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeAction;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.Xml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;

/**
 * The storage pool of the disk directory. Name and UUID come from the directory, so that two installations on one host
 * keep apart and two threads that make it at once make the same. A pool that somebody else made of the directory is
 * used as it is, because libvirt allows no second.
 */
public final class DiskPool {

    private static final int NAME_DIGITS = 8;

    private final Path directory;
    private final UUID uuid;
    private volatile @Nullable String known;

    public DiskPool(Path directory) {
        this.directory = directory;
        uuid = UUID.nameUUIDFromBytes(directory.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The name of the pool, unless somebody else had made one of the directory. */
    public String name() {
        return "limen-" + uuid.toString().substring(0, NAME_DIGITS);
    }

    /** Whether a path names a file of the directory. */
    public boolean isIn(Path path) {
        return directory.equals(path.normalize().getParent());
    }

    /** Makes calls on the pool; it is made or started first where need be. */
    public <T> T with(Connect connection, NativeCall<StoragePool, T> call) throws LibvirtException {
        StoragePool pool = find(connection).orElse(null);
        if (pool == null) {
            pool = define(connection);
        }
        try {
            if (pool.isActive() == 0) {
                start(pool);
            }
            return call.on(pool);
        } finally {
            pool.free();
        }
    }

    /** As {@link #with}, for calls that answer nothing. */
    public void act(Connect connection, NativeAction<StoragePool> action) throws LibvirtException {
        with(connection, action.asCall());
    }

    private Optional<StoragePool> find(Connect connection) throws LibvirtException {
        String expected = known;
        Optional<StoragePool> pool = byName(connection, expected == null ? name() : expected);
        return pool.isPresent() ? pool : byDirectory(connection);
    }

    private static Optional<StoragePool> byName(Connect connection, String name) throws LibvirtException {
        try {
            return Optional.of(connection.storagePoolLookupByName(name));
        } catch (LibvirtException e) {
            if (LibvirtErrors.has(e, ErrorNumber.VIR_ERR_NO_STORAGE_POOL)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<StoragePool> byDirectory(Connect connection) throws LibvirtException {
        for (String name : allNames(connection)) {
            Optional<StoragePool> pool = byName(connection, name);
            if (pool.isPresent()) {
                if (isOfDirectory(pool.get())) {
                    known = name;
                    return pool;
                }
                pool.get().free();
            }
        }
        return Optional.empty();
    }

    private static List<String> allNames(Connect connection) throws LibvirtException {
        List<String> names = new ArrayList<>();
        Collections.addAll(names, connection.listStoragePools());
        Collections.addAll(names, connection.listDefinedStoragePools());
        return names;
    }

    private boolean isOfDirectory(StoragePool pool) throws LibvirtException {
        Xml xml = Xml.parse(pool.getXMLDesc(0));
        return "dir".equals(xml.value("@type"))
                && directory.equals(Path.of(xml.value("target/path")).normalize());
    }

    private StoragePool define(Connect connection) throws LibvirtException {
        Xml xml = Xml.root("pool").with("type", "dir");
        xml.child("name").text(name());
        xml.child("uuid").text(uuid.toString());
        xml.child("target").child("path").text(directory.toString());
        return connection.storagePoolDefineXML(xml.write(), 0);
    }

    /** Another thread may have been faster; then it is started, which is all that is wanted. */
    private static void start(StoragePool pool) throws LibvirtException {
        try {
            pool.build(0);
            pool.setAutostart(1);
            pool.create(0);
        } catch (LibvirtException e) {
            if (pool.isActive() == 0) {
                throw e;
            }
        }
    }
}
