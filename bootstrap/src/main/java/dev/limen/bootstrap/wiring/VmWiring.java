package dev.limen.bootstrap.wiring;

import dev.limen.application.UnitOfWork;
import dev.limen.application.vm.CreateVm;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.GetVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.application.vm.ListVms;
import dev.limen.application.vm.ObserveVm;
import dev.limen.application.vm.PauseVm;
import dev.limen.application.vm.ReconcileVms;
import dev.limen.application.vm.ResizeVm;
import dev.limen.application.vm.RestartVm;
import dev.limen.application.vm.ResumeVm;
import dev.limen.application.vm.StartVm;
import dev.limen.application.vm.StopVm;
import dev.limen.application.vm.VmChange;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.bootstrap.config.LimitsConfig;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.vm.DiskGiB;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.OsType;
import dev.limen.domain.vm.VmEvents;
import dev.limen.domain.vm.VmPolicy;
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
    VmChange vmChange(UnitOfWork unitOfWork, Vms vms, VmEvents events, Hypervisor hypervisor, InstantSource clock) {
        return new VmChange(unitOfWork, vms, events, hypervisor, clock);
    }

    @Produces
    @Singleton
    CreateVm createVm(
            Vms vms,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            VmChange change,
            VmPolicy policy,
            Overcommit overcommit,
            InstantSource clock) {
        return new CreateVm(vms, quotas, hostLoads, hypervisor, change, policy, overcommit, clock);
    }

    @Produces
    @Singleton
    StartVm startVm(VmChange change, Hypervisor hypervisor, HostLoads hostLoads, Overcommit overcommit) {
        return new StartVm(change, hypervisor, hostLoads, overcommit);
    }

    @Produces
    @Singleton
    StopVm stopVm(VmChange change, Hypervisor hypervisor, HypervisorConfig config) {
        return new StopVm(change, hypervisor, config.stopGrace());
    }

    @Produces
    @Singleton
    RestartVm restartVm(VmChange change, Hypervisor hypervisor, HypervisorConfig config) {
        return new RestartVm(change, hypervisor, config.stopGrace());
    }

    @Produces
    @Singleton
    PauseVm pauseVm(VmChange change, Hypervisor hypervisor) {
        return new PauseVm(change, hypervisor);
    }

    @Produces
    @Singleton
    ResumeVm resumeVm(VmChange change, Hypervisor hypervisor) {
        return new ResumeVm(change, hypervisor);
    }

    @Produces
    @Singleton
    ResizeVm resizeVm(
            VmChange change,
            VmQueries queries,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            VmPolicy policy,
            Overcommit overcommit) {
        return new ResizeVm(change, queries, quotas, hostLoads, hypervisor, policy, overcommit);
    }

    @Produces
    @Singleton
    DeleteVm deleteVm(VmChange change, Hypervisor hypervisor) {
        return new DeleteVm(change, hypervisor);
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
    ObserveVm observeVm(VmQueries queries, Hypervisor hypervisor, VmChange change) {
        return new ObserveVm(queries, hypervisor, change);
    }

    @Produces
    @Singleton
    ReconcileVms reconcileVms(VmQueries queries, Hypervisor hypervisor, VmChange change, ObserveVm observeVm) {
        return new ReconcileVms(queries, hypervisor, change, observeVm);
    }
}
