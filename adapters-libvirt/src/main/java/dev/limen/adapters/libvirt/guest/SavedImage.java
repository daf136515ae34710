package dev.limen.adapters.libvirt.guest;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeDomain;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** What {@code virsh managedsave} leaves of a domain's memory: the next start goes on from it, whatever the definition says. */
final class SavedImage {

    private SavedImage() {}

    static boolean isOf(Domain domain) throws LibvirtException {
        return domain.hasManagedSaveImage() == 1;
    }

    /** The domain as it was saved; nothing where the driver cannot tell. */
    static Optional<String> definition(NativeConnection connection, VmUuid uuid) {
        return NativeDomain.with(connection, uuid, domain -> {
            Pointer xml = NativeLibvirt.get().virDomainManagedSaveGetXMLDesc(domain, 0);
            if (xml == null) {
                return Optional.empty();
            }
            String text = xml.getString(0);
            Native.free(Pointer.nativeValue(xml));
            return Optional.of(text);
        });
    }

    /**
     * Finds out whether a domain that is off would start with this size once it is defined so.
     *
     * @throws HypervisorError.Refused when it would not
     */
    static void requireSize(NativeConnection connection, VmUuid uuid, Domain domain, VmSize size)
            throws LibvirtException {
        if (isOf(domain) && !DefinedDomain.now(connection, uuid, domain).load().equals(size.load())) {
            throw new HypervisorError.Refused(Refusal.SAVED_STATE);
        }
    }
}
