package dev.limen.adapters.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The functions of libvirt that libvirt-java lacks; the names are libvirt's. */
public interface NativeLibvirt extends Library {

    /** Loaded at first use, so that a machine without libvirt can do without. */
    static NativeLibvirt get() {
        return Loaded.LIBRARY;
    }

    /** Holder of the loaded library. */
    final class Loaded {
        private static final NativeLibvirt LIBRARY = Native.load("virt", NativeLibvirt.class);

        private Loaded() {}
    }

    int virConnectGetAllDomainStats(Pointer connection, int stats, PointerByReference records, int flags);

    void virDomainStatsRecordListFree(Pointer records);

    @Nullable
    Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

    int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

    @Nullable
    String virDomainGetName(Pointer domain);

    int virDomainGetUUIDString(Pointer domain, byte[] buffer);

    int virDomainFree(Pointer domain);

    /** The answer must be freed. */
    @Nullable
    Pointer virDomainGetMetadata(Pointer domain, int type, String namespace, int flags);

    /** The answer must be freed. */
    @Nullable
    Pointer virDomainManagedSaveGetXMLDesc(Pointer domain, int flags);

    /** Hands the emulator a socket, which stays the caller's to close. */
    int virDomainOpenGraphics(Pointer domain, int index, int socket, int flags);

    int virDomainIsActive(Pointer domain);

    int virDomainRename(Pointer domain, String name, int flags);

    /** Fills a structure: the state, details, and for how many milliseconds it has been so. Waits for no emulator. */
    int virDomainGetControlInfo(Pointer domain, Pointer information, int flags);

    @Nullable
    Pointer virStoragePoolLookupByName(Pointer connection, String name);

    /** The list and each of the volumes must be freed. */
    int virStoragePoolListAllVolumes(Pointer pool, PointerByReference volumes, int flags);

    int virStoragePoolFree(Pointer pool);

    String virStorageVolGetName(Pointer volume);

    int virStorageVolFree(Pointer volume);

    @Nullable
    Pointer virNetworkLookupByName(Pointer connection, String name);

    int virNetworkIsActive(Pointer network);

    /** The answer must be freed. */
    @Nullable
    Pointer virNetworkGetBridgeName(Pointer network);

    /** The list and each of the leases must be freed. */
    int virNetworkGetDHCPLeases(Pointer network, @Nullable String mac, PointerByReference leases, int flags);

    void virNetworkDHCPLeaseFree(Pointer lease);

    int virNetworkFree(Pointer network);

    int virNodeGetCPUStats(Pointer connection, int cpu, @Nullable Pointer parameters, IntByReference count, int flags);

    /** In bytes; zero also where the driver does not know. */
    long virNodeGetFreeMemory(Pointer connection);

    int virNodeGetMemoryStats(
            Pointer connection, int cell, @Nullable Pointer parameters, IntByReference count, int flags);

    /** The answer must be freed. */
    @Nullable
    Pointer virConnectGetDomainCapabilities(
            Pointer connection,
            @Nullable String emulator,
            @Nullable String architecture,
            String machine,
            String domainType,
            int flags);

    int virGetLastErrorCode();

    @Nullable
    String virGetLastErrorMessage();
}
