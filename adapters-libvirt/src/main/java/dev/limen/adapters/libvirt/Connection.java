package dev.limen.adapters.libvirt;

import com.sun.jna.Pointer;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

/** A connection that shows its native handle, for the calls that libvirt-java lacks. */
final class Connection extends Connect {

    Connection(String uri) throws LibvirtException {
        super(uri);
    }

    Pointer handle() {
        return vcp.getPointer();
    }
}
