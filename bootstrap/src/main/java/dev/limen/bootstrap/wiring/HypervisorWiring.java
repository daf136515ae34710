package dev.limen.bootstrap.wiring;

import dev.limen.adapters.images.file.DirectoryImageFiles;
import dev.limen.adapters.libvirt.LibvirtHypervisor;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.adapters.simulator.SimulatedHypervisor;
import dev.limen.adapters.simulator.SimulatorSettings;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.Hypervisor;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The hypervisor that the operator chose. */
final class HypervisorWiring {

    @Produces
    @Singleton
    Hypervisor hypervisor(HypervisorConfig config, DatabaseConfig files, DirectoryImageFiles images) {
        return switch (config.hypervisor()) {
            case LIBVIRT -> LibvirtHypervisor.open(libvirt(config.libvirt(), files.dataDir()), images::path);
            case SIMULATOR ->
                new SimulatedHypervisor(simulator(config.simulator(), files.dataDir()), images::isPublished);
        };
    }

    private static LibvirtSettings libvirt(HypervisorConfig.Libvirt config, Path dataDir) {
        Path disks = config.diskDir().orElse(dataDir.resolve("disks"));
        return LibvirtSettings.of(config.uri(), config.acceleration(), disks);
    }

    private static SimulatorSettings simulator(HypervisorConfig.Simulator config, Path dataDir) {
        Host host = new Host("simulator", "simulator", config.cores(), config.memoryMib(), config.cores());
        return new SimulatorSettings(host, config.delay(), dataDir.resolve("simulated-domains"), true);
    }

    void close(@Disposes Hypervisor hypervisor) {
        hypervisor.close();
    }
}
