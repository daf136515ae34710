package dev.limen.adapters.libvirt.guest;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeDomain;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.vm.VmUuid;

/** How busy an emulator's monitor is. libvirt tells without asking the emulator. */
final class EmulatorLoad {

    /** A structure: state and details as int, and the time in that state as long. */
    private static final int SIZE = 16;

    private static final int TIME = 8;
    private static final int OCCUPIED = 2;

    private EmulatorLoad() {}

    /** For how long a call has waited for the emulator; 0 when none does, or when there is no emulator. */
    static long occupiedMillis(NativeConnection connection, VmUuid uuid) {
        try {
            return NativeDomain.with(connection, uuid, EmulatorLoad::occupiedMillis);
        } catch (NativeFailure none) {
            return 0;
        }
    }

    private static long occupiedMillis(Pointer domain) {
        try (Memory information = new Memory(SIZE)) {
            boolean told = NativeLibvirt.get().virDomainGetControlInfo(domain, information, 0) == 0;
            return told && information.getInt(0) == OCCUPIED ? Math.max(1, information.getLong(TIME)) : 0;
        }
    }
}
