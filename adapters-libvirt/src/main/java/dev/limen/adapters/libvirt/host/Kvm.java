package dev.limen.adapters.libvirt.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the host's own virtualization can be used. That libvirt advertises it is not enough: inside a virtual machine
 * the device may be there and guests hang all the same, when the processor lacks the extension.
 */
final class Kvm {

    private static final System.Logger LOG = System.getLogger(Kvm.class.getName());
    private static final Pattern EXTENSION = Pattern.compile("(?m)^flags\\s*:.*\\b(svm|vmx)\\b");
    private static final Set<PosixFilePermission> GROUP_MAY =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);

    private Kvm() {}

    static boolean usable() {
        return usable(Path.of("/proc/cpuinfo"), Path.of("/dev/kvm"));
    }

    /** The device must be open to this process or to its group, which is the one that libvirt's guests run in. */
    static boolean usable(Path cpuinfo, Path device) {
        try {
            return EXTENSION.matcher(Files.readString(cpuinfo)).find() && Files.exists(device) && isOpen(device);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "Whether KVM can be used cannot be told", e);
            return false;
        }
    }

    private static boolean isOpen(Path device) throws IOException {
        boolean toThisProcess = Files.isReadable(device) && Files.isWritable(device);
        return toThisProcess || Files.getPosixFilePermissions(device).containsAll(GROUP_MAY);
    }
}
