package dev.limen.adapters.libvirt.guest;

import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeDomain;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;

/** Gives domains back the name that LIMEN gave them. Only what is off can be renamed. */
final class DomainNames {

    private DomainNames() {}

    static void restore(NativeConnection connection, VmUuid uuid) {
        NativeDomain.with(connection, uuid, domain -> restore(domain, GuestNaming.nameOf(uuid)));
    }

    private static boolean restore(Pointer domain, String name) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        if (name.equals(libvirt.virDomainGetName(domain))) {
            return false;
        }
        if (libvirt.virDomainIsActive(domain) == 1) {
            throw new HypervisorError.WrongState(
                    "Cannot rename the domain of a virtual machine that is on: stop the virtual machine first.");
        }
        if (libvirt.virDomainRename(domain, name, 0) < 0) {
            throw NativeFailure.last();
        }
        return true;
    }
}
