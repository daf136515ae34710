package dev.limen.bootstrap.config;

import dev.limen.adapters.libvirt.settings.Acceleration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What runs the VMs. */
@ConfigMapping(prefix = "limen")
public interface HypervisorConfig {

    /** The adapters to choose from. */
    enum Kind {
        LIBVIRT,
        SIMULATOR
    }

    @WithDefault("libvirt")
    Kind hypervisor();

    /** How long a guest that is asked to power off may take before its power is cut. */
    @WithDefault("8s")
    Duration stopGrace();

    /** How often every VM's state is compared with the hypervisor's, beside the events it sends. */
    @WithDefault("30s")
    Duration reconcileInterval();

    /** How long an operation may take before it is given up and its VM is settled to what it is found to be. */
    @WithDefault("2m")
    Duration operationDeadline();

    /** How long a VM may be missing from the hypervisor before it is in error. */
    @WithDefault("10s")
    Duration missingGrace();

    @WithParentName
    Libvirt libvirt();

    Simulator simulator();

    /** The real thing. Its settings are named as if it were the only one. */
    interface Libvirt {

        /** Which libvirt to use, as {@code virsh -c} takes it. */
        @WithName("libvirt.uri")
        @WithDefault("qemu:///system")
        String uri();

        @WithDefault("auto")
        Acceleration acceleration();

        /** Where disks of VMs lie, on the hypervisor's host; {@code disks} in the data directory when absent. */
        Optional<Path> diskDir();
    }

    /** The pretended host. */
    interface Simulator {

        /** How long each operation pretends to take. */
        @WithDefault("200ms")
        Duration delay();

        @WithDefault("1024")
        int cores();

        @WithDefault("4194304")
        long memoryMib();
    }
}
