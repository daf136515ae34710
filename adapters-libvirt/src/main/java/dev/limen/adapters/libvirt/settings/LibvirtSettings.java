package dev.limen.adapters.libvirt.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How to reach libvirt, and what to build there.
 *
 * @param uri libvirt's own address of the hypervisor, such as {@code qemu:///system}
 * @param acceleration what runs the guests' processors
 * @param diskDirectory where the disks lie, on the hypervisor's host; made when missing, and it must be reachable for
 *     the user that QEMU runs as
 * @param network the libvirt network that guests are plugged into while it is active; without it they get user-mode
 *     networking
 * @param parallelOperations operations carried out at the same time, 1 to 4: libvirt serves no more than five requests
 *     of one connection at once
 * @param maxQueuedOperations operations that may queue behind those; one more is refused
 * @param callTimeout how long one call to libvirt may take before its outcome is declared unknown
 */
public record LibvirtSettings(
        String uri,
        Acceleration acceleration,
        Path diskDirectory,
        String network,
        int parallelOperations,
        int maxQueuedOperations,
        Duration callTimeout) {

    private static final int MAX_PARALLEL = 4;
    private static final Pattern LOCAL = Pattern.compile("qemu([+]unix)?:///");

    public LibvirtSettings {
        if (uri.isBlank()) {
            throw new IllegalArgumentException("The URI of libvirt must not be empty");
        }
        if (parallelOperations < 1 || parallelOperations > MAX_PARALLEL) {
            throw new IllegalArgumentException("Parallel operations must be 1 to " + MAX_PARALLEL);
        }
        if (maxQueuedOperations < 1) {
            throw new IllegalArgumentException("Queued operations must be at least 1");
        }
        if (callTimeout.isNegative() || callTimeout.isZero()) {
            throw new IllegalArgumentException("The timeout of calls must be above zero");
        }
        diskDirectory = diskDirectory.toAbsolutePath().normalize();
    }

    /** With the usual values for the rest: network {@code default}, 4 operations at once, 64 queued, a minute each. */
    public static LibvirtSettings of(String uri, Acceleration acceleration, Path diskDirectory) {
        return new LibvirtSettings(
                uri, acceleration, diskDirectory, "default", MAX_PARALLEL, 64, Duration.ofMinutes(1));
    }

    /** Whether libvirt is on this machine, reached by a unix socket, on which open files can be handed over. */
    public boolean isLocal() {
        return LOCAL.matcher(uri).lookingAt();
    }

    /** libvirt's test driver keeps its guests inside one connection, so there must be no second. */
    public boolean inProcess() {
        return uri.startsWith("test:");
    }
}
