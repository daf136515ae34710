package dev.limen.bootstrap.wiring;

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
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class VmWiring {

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
    OperationOutcomes operationOutcomes(UnitOfWork unitOfWork, Vms vms, InstantSource clock) {
        return new OperationOutcomes(unitOfWork, vms, clock);
    }

    @Produces
    @Singleton
    OperationRunner operationRunner(
            UnitOfWork unitOfWork,
            Vms vms,
            Hypervisor hypervisor,
            Processes processes,
            OperationOutcomes outcomes,
            HypervisorConfig config,
            InstantSource clock) {
        return new OperationRunner(unitOfWork, vms, hypervisor, processes, outcomes, config.operationDeadline(), clock);
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
    HandOverVms handOverVms(UnitOfWork unitOfWork, Vms vms, Quotas quotas, InstantSource clock) {
        return new HandOverVms(unitOfWork, vms, quotas, clock);
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
}
