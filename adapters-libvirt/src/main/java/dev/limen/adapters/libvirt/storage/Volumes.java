package dev.limen.adapters.libvirt.storage;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import java.util.ArrayList;
import java.util.List;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;

/**
 * Lists the volumes of a pool in one call. libvirt-java asks how many there are before it asks for them, and misses
 * some when there are more by then.
 */
final class Volumes {

    private Volumes() {}

    static List<String> names(NativeConnection connection, StoragePool pool) throws LibvirtException {
        NativeLibvirt libvirt = NativeLibvirt.get();
        Pointer handle = libvirt.virStoragePoolLookupByName(connection.handle(), pool.getName());
        if (handle == null) {
            throw NativeFailure.last();
        }
        try {
            PointerByReference answer = new PointerByReference();
            int count = libvirt.virStoragePoolListAllVolumes(handle, answer, 0);
            if (count < 0) {
                throw NativeFailure.last();
            }
            return take(answer.getValue(), count);
        } finally {
            libvirt.virStoragePoolFree(handle);
        }
    }

    private static List<String> take(Pointer volumes, int count) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pointer volume = volumes.getPointer((long) i * Long.BYTES);
            names.add(libvirt.virStorageVolGetName(volume));
            libvirt.virStorageVolFree(volume);
        }
        Native.free(Pointer.nativeValue(volumes));
        return names;
    }
}
