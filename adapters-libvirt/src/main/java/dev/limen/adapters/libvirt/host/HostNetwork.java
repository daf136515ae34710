package dev.limen.adapters.libvirt.host;

import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import org.libvirt.Connect;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.Network;

/** The network that guests are plugged into while it is active. Where there is none, user-mode networking is no makeshift. */
public enum HostNetwork {
    ACTIVE,
    INACTIVE,
    ABSENT;

    public static HostNetwork find(Connect connection, String name) throws LibvirtException {
        try {
            Network found = connection.networkLookupByName(name);
            try {
                return found.isActive() == 1 ? ACTIVE : INACTIVE;
            } finally {
                found.free();
            }
        } catch (LibvirtException e) {
            if (LibvirtErrors.has(e, ErrorNumber.VIR_ERR_NO_NETWORK)) {
                return ABSENT;
            }
            throw e;
        }
    }
}
