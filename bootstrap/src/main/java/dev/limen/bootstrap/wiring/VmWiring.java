package dev.limen.bootstrap.wiring;

import dev.limen.application.reconciliation.AdoptGuest;
import dev.limen.application.reconciliation.FindDrift;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.RemoveStray;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.vm.CreateVm;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.GetVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.application.vm.ListVms;
import dev.limen.application.vm.OperationOutcomes;
import dev.limen.application.vm.OperationRunner;
import dev.limen.application.vm.PauseVm;
import dev.limen.application.vm.ResizeVm;
import dev.limen.application.vm.RestartVm;
import dev.limen.application.vm.ResumeVm;
import dev.limen.application.vm.StartVm;
import dev.limen.application.vm.StopVm;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.bootstrap.config.LimitsConfig;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.process.Processes;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmEvents;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

final class VmWiring {

    private static final Logger LOG = Logger.getLogger(VmWiring.class);

    /** Longer than a process needs to be seen again after the database was away. */
    private static final Duration ABSENCE = Duration.ofSeconds(4);

    @Produces
    @Singleton
    VmPolicy vmPolicy(LimitsConfig config) {
        return new VmPolicy(
                config.maxCpu(),
                config.maxMemory(),
                config.maxDisk(),
                new DiskGiB(config.defaultDisk()),
                config.osTypes().stream().map(OsType::new).toList());
    }

    @Produces
    @Singleton
    Overcommit overcommit(LimitsConfig config) {
        return new Overcommit(config.cpuOvercommit(), config.memoryOvercommit());
    }

    @Produces
    @Singleton
    OperationOutcomes operationOutcomes(UnitOfWork unitOfWork, Vms vms, VmEvents events, InstantSource clock) {
        return new OperationOutcomes(unitOfWork, vms, events, clock);
    }

    @Produces
    @Singleton
    OperationRunner operationRunner(
            UnitOfWork unitOfWork,
            Vms vms,
            VmEvents events,
            Hypervisor hypervisor,
            Processes processes,
            OperationOutcomes outcomes,
            HypervisorConfig config,
            InstantSource clock) {
        return new OperationRunner(
                unitOfWork, vms, events, hypervisor, processes, outcomes, config.operationDeadline(), clock);
    }

    @Produces
    @Singleton
    CreateVm createVm(
            Vms vms,
            VmQueries queries,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            OperationRunner runner,
            VmPolicy policy,
            Overcommit overcommit,
            InstantSource clock) {
        return new CreateVm(vms, queries, quotas, hostLoads, hypervisor, runner, policy, overcommit, clock);
    }

    @Produces
    @Singleton
    StartVm startVm(OperationRunner runner, Hypervisor hypervisor, HostLoads hostLoads, Overcommit overcommit) {
        return new StartVm(runner, hypervisor, hostLoads, overcommit);
    }

    @Produces
    @Singleton
    StopVm stopVm(OperationRunner runner, Hypervisor hypervisor, HypervisorConfig config) {
        return new StopVm(runner, hypervisor, config.stopGrace());
    }

    @Produces
    @Singleton
    RestartVm restartVm(OperationRunner runner, Hypervisor hypervisor, HypervisorConfig config) {
        return new RestartVm(runner, hypervisor, config.stopGrace());
    }

    @Produces
    @Singleton
    PauseVm pauseVm(OperationRunner runner, Hypervisor hypervisor) {
        return new PauseVm(runner, hypervisor);
    }

    @Produces
    @Singleton
    ResumeVm resumeVm(OperationRunner runner, Hypervisor hypervisor) {
        return new ResumeVm(runner, hypervisor);
    }

    @Produces
    @Singleton
    ResizeVm resizeVm(
            OperationRunner runner,
            VmQueries queries,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            VmPolicy policy,
            Overcommit overcommit) {
        return new ResizeVm(runner, queries, quotas, hostLoads, hypervisor, policy, overcommit);
    }

    @Produces
    @Singleton
    DeleteVm deleteVm(OperationRunner runner, Hypervisor hypervisor) {
        return new DeleteVm(runner, hypervisor);
    }

    @Produces
    @Singleton
    HandOverVms handOverVms(UnitOfWork unitOfWork, Vms vms, VmEvents events, Quotas quotas, InstantSource clock) {
        return new HandOverVms(unitOfWork, vms, events, quotas, clock);
    }

    @Produces
    @Singleton
    GetVm getVm(VmQueries queries) {
        return new GetVm(queries);
    }

    @Produces
    @Singleton
    ListVms listVms(VmQueries queries) {
        return new ListVms(queries);
    }

    @Produces
    @Singleton
    ObserveVm observeVm(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationOutcomes outcomes,
            HypervisorConfig config,
            InstantSource clock) {
        return new ObserveVm(queries, hypervisor, outcomes, config.missingGrace(), clock);
    }

    @Produces
    @Singleton
    ReconcileVms reconcileVms(
            VmQueries queries, Hypervisor hypervisor, Sightings sightings, ObserveVm observeVm, InstantSource clock) {
        return new ReconcileVms(queries, hypervisor, sightings, observeVm, clock);
    }

    @Produces
    @Singleton
    SettleVms settleVms(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationRunner runner,
            Processes processes,
            InstantSource clock) {
        return new SettleVms(queries, hypervisor, runner, processes, ABSENCE, VmWiring::apart, clock);
    }

    /** Work on the hypervisor that nobody waits for; what fails is found and tried again. */
    private static void apart(Runnable work) {
        Thread.ofVirtual().name("apart").start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("What was cut off could not be settled yet: %s", e.getMessage());
            }
        });
    }

    @Produces
    @Singleton
    RemoveLeftovers removeLeftovers(VmQueries queries, Hypervisor hypervisor) {
        return new RemoveLeftovers(queries, hypervisor);
    }

    @Produces
    @Singleton
    FindDrift findDrift(Hypervisor hypervisor, VmQueries queries, Sightings sightings, InstantSource clock) {
        return new FindDrift(hypervisor, queries, sightings, clock);
    }

    @Produces
    @Singleton
    AdoptGuest adoptGuest(
            UnitOfWork unitOfWork,
            Vms vms,
            VmQueries queries,
            VmEvents events,
            Quotas quotas,
            Hypervisor hypervisor,
            ObserveVm observeVm,
            InstantSource clock) {
        return new AdoptGuest(unitOfWork, vms, queries, events, quotas, hypervisor, observeVm, clock);
    }

    @Produces
    @Singleton
    RemoveStray removeStray(UnitOfWork unitOfWork, Vms vms, Hypervisor hypervisor) {
        return new RemoveStray(unitOfWork, vms, hypervisor);
    }
}
