package dev.limen.chaos.breakpoint;

import dev.limen.chaos.remote.RemoteHypervisor;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.process.Processes;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts breakpoints before and after every call of a port that an operation or a reconciliation goes through. */
@Singleton
final class BreakpointPorts {

    private final PortInterceptor interceptor;

    BreakpointPorts(PortInterceptor interceptor) {
        this.interceptor = interceptor;
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Hypervisor hypervisor() {
        String remote = System.getenv("LIMEN_CHAOS_HYPERVISOR");
        return remote == null
                ? interceptor.intercepted(Hypervisor.class)
                : interceptor.intercepted(Hypervisor.class, RemoteHypervisor.on(Integer.parseInt(remote)));
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    UnitOfWork unitOfWork() {
        return interceptor.intercepted(UnitOfWork.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Vms vms() {
        return interceptor.intercepted(Vms.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    VmQueries vmQueries() {
        return interceptor.intercepted(VmQueries.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Sightings sightings() {
        return interceptor.intercepted(Sightings.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Quotas quotas() {
        return interceptor.intercepted(Quotas.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    HostLoads hostLoads() {
        return interceptor.intercepted(HostLoads.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    SshKeys sshKeys() {
        return interceptor.intercepted(SshKeys.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    KeyedRequests keyedRequests() {
        return interceptor.intercepted(KeyedRequests.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Processes processes() {
        return interceptor.intercepted(Processes.class);
    }
}
