package dev.limen.adapters.libvirt.storage;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.util.List;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/**
 * Which domains of the host refer to a guest's storage, whoever made them: as a disk now or after their next start, by
 * file or by volume, or below another one where libvirt tells. It sees no files that are named otherwise and lead to the
 * same place, and nothing of other libvirts.
 */
final class DiskUsers {

    private static final System.Logger LOG = System.getLogger(DiskUsers.class.getName());
    private static final int LIVE = 0;
    private static final int INACTIVE = 2;

    private DiskUsers() {}

    /** @throws HypervisorError.Refused when a domain other than the guest's own refers to its storage */
    static void requireNoneBut(VmUuid guest, Connect connection) throws LibvirtException {
        requireNone(guest, guest.value().toString(), connection);
    }

    /** @throws HypervisorError.Refused when any domain refers to its storage */
    static void requireNone(VmUuid guest, Connect connection) throws LibvirtException {
        requireNone(guest, "", connection);
    }

    private static void requireNone(VmUuid guest, String except, Connect connection) throws LibvirtException {
        Domain[] domains = connection.listAllDomains(0);
        try {
            for (Domain domain : domains) {
                if (!domain.getUUIDString().equals(except) && refers(domain, GuestNaming.nameOf(guest))) {
                    LOG.log(Level.WARNING, "The domain {0} uses the disk of {1}", domain.getName(), guest.value());
                    throw new HypervisorError.Refused(Refusal.DISK_IN_USE);
                }
            }
        } finally {
            for (Domain domain : domains) {
                domain.free();
            }
        }
    }

    private static boolean refers(Domain domain, String name) throws LibvirtException {
        try {
            for (int view : List.of(LIVE, INACTIVE)) {
                String xml = domain.getXMLDesc(view);
                if (xml.contains(name) && refers(Xml.parse(xml), name)) {
                    return true;
                }
            }
            return false;
        } catch (LibvirtException e) {
            if (LibvirtErrors.isNoDomain(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean refers(Xml domain, String name) {
        return domain.all("devices//source[@*[contains(., '" + name + "')]]")
                .findAny()
                .isPresent();
    }
}
