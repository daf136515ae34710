package dev.limen.adapters.libvirt.binding;

import com.sun.jna.Pointer;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

/** A connection that shows its native handle, for the calls that libvirt-java lacks. */
public final class NativeConnection extends Connect {

    public NativeConnection(String uri) throws LibvirtException {
        super(uri);
    }

    public Pointer handle() {
        return vcp.getPointer();
    }
}
