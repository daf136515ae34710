package dev.limen.bootstrap.startup;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.limen.bootstrap.config.StartupRefused;

/** Whether libvirt's library can be called at all. libvirtd may come later; what is missing here does not come by itself. */
final class LibvirtLibrary {

    private LibvirtLibrary() {}

    /** @throws StartupRefused when it cannot be loaded */
    static void require() {
        try {
            Native.toByteArray("JNA is loaded");
        } catch (LinkageError e) {
            throw new StartupRefused(
                    "JNA, through which LIMEN calls libvirt, unpacks a library into a temporary directory"
                            + " and cannot run it there (" + e.getMessage()
                            + "). If that directory is mounted noexec, name another"
                            + " one: JAVA_TOOL_OPTIONS=-Djna.tmpdir=DIRECTORY.");
        }
        try {
            NativeLibrary.getInstance("virt");
        } catch (LinkageError e) {
            throw new StartupRefused(
                    "libvirt's library is missing: install it (libvirt0), or set" + " LIMEN_HYPERVISOR=simulator.");
        }
    }
}
