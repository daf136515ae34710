package dev.limen.adapters.libvirt.guest;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.vm.VmUuid;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/**
 * Whether a domain is LIMEN's: it bears LIMEN's element in its metadata. The name that LIMEN gave it says the same and
 * is looked at first, because it costs no call; but anybody may rename a domain.
 */
final class DomainMark {

    private static final int METADATA_ELEMENT = 2;

    private DomainMark() {}

    static boolean isOn(Domain domain, VmUuid uuid) throws LibvirtException {
        if (GuestNaming.nameOf(uuid).equals(domain.getName())) {
            return true;
        }
        try {
            domain.getMetadata(METADATA_ELEMENT, DomainXml.NAMESPACE, 0);
            return true;
        } catch (LibvirtException e) {
            if (LibvirtErrors.has(e, ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA)) {
                return false;
            }
            throw e;
        }
    }

    /** As above. A domain that has gone meanwhile bears no mark. */
    static boolean isOn(Pointer domain, VmUuid uuid) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        if (GuestNaming.nameOf(uuid).equals(libvirt.virDomainGetName(domain))) {
            return true;
        }
        Pointer element = libvirt.virDomainGetMetadata(domain, METADATA_ELEMENT, DomainXml.NAMESPACE, 0);
        if (element == null) {
            return false;
        }
        Native.free(Pointer.nativeValue(element));
        return true;
    }
}
