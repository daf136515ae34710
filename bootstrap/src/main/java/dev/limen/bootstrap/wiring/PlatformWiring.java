package dev.limen.bootstrap.wiring;

import dev.limen.adapters.libvirt.LibvirtHypervisor;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.adapters.simulator.SimulatedHypervisor;
import dev.limen.adapters.simulator.SimulatorSettings;
import dev.limen.application.health.CheckHealth;
import dev.limen.application.idempotency.AnswerOnce;
import dev.limen.application.idempotency.ForgetRequests;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** What every use case stands on: the clock and the hypervisor that the operator chose. */
final class PlatformWiring {

    /** Milliseconds are what clients see and what the database keeps. */
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Hypervisor hypervisor(HypervisorConfig config, DatabaseConfig files) {
        return switch (config.hypervisor()) {
            case LIBVIRT -> LibvirtHypervisor.open(libvirt(config.libvirt(), files.dataDir()));
            case SIMULATOR -> new SimulatedHypervisor(simulator(config.simulator(), files.dataDir()));
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

    @Produces
    @Singleton
    ReleaseRequests releaseRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        return new ReleaseRequests(unitOfWork, requests, clock);
    }

    @Produces
    @Singleton
    AnswerOnce answerOnce(
            UnitOfWork unitOfWork,
            KeyedRequests requests,
            ReleaseRequests inHand,
            Processes processes,
            InstantSource clock) {
        return new AnswerOnce(unitOfWork, requests, inHand, processes, clock);
    }

    @Produces
    @Singleton
    ForgetRequests forgetRequests(UnitOfWork unitOfWork, KeyedRequests requests, InstantSource clock) {
        return new ForgetRequests(unitOfWork, requests, clock);
    }

    @Produces
    @Singleton
    CheckHealth checkHealth(UnitOfWork unitOfWork, Hypervisor hypervisor, InstantSource clock) {
        return new CheckHealth(unitOfWork, hypervisor, clock);
    }
}
