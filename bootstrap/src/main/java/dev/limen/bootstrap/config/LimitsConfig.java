package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What is allowed for one VM, and how full the host may get. */
@ConfigMapping(prefix = "limen")
public interface LimitsConfig {

    /** Most cores of one VM; the host may give less. */
    @WithDefault("32")
    int maxCpu();

    /** Most MiB of memory of one VM. */
    @WithDefault("65536")
    int maxMemory();

    /** Largest disk of one VM in GiB. */
    @WithDefault("2048")
    int maxDisk();

    /** Disk of a VM in GiB when none is asked for. */
    @WithDefault("20")
    int defaultDisk();

    /** The catalogue of operating systems. */
    @WithDefault("ubuntu-desktop,ubuntu-server,kali,windows,debian,other")
    List<String> osTypes();

    /** How many cores running VMs may have together, as a factor on the host's. */
    @WithDefault("16.0")
    double cpuOvercommit();

    /** How much memory running VMs may have together, as a factor on the host's. */
    @WithDefault("1.5")
    double memoryOvercommit();

    /** How many SSH keys one user may keep. */
    @WithDefault("50")
    int maxSshKeysPerUser();
}
