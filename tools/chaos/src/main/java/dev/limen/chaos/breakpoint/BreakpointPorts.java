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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** An interceptor of every port that an operation or a reconciliation goes through. */
@Singleton
final class BreakpointPorts {

    /** Calls that ask nobody outside the process, so that nothing can have changed between before and after. */
    private static final Set<String> WITHIN = Set.of(
            "Hypervisor.hosts",
            "Hypervisor.capabilities",
            "Processes.self",
            "Processes.isSeen",
            "UnitOfWork.afterCommit");

    private final Breakpoint breakpoint = Breakpoint.ofEnvironment();
    private final ReconciliationLog reconciliations = new ReconciliationLog();
    private final BeanManager beans;

    BreakpointPorts(BeanManager beans) {
        this.beans = beans;
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Hypervisor hypervisor() {
        String remote = System.getenv("LIMEN_CHAOS_HYPERVISOR");
        return remote == null
                ? intercepted(Hypervisor.class)
                : intercepted(Hypervisor.class, RemoteHypervisor.on(Integer.parseInt(remote)));
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    UnitOfWork unitOfWork() {
        return intercepted(UnitOfWork.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Vms vms() {
        return intercepted(Vms.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    VmQueries vmQueries() {
        return intercepted(VmQueries.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Sightings sightings() {
        return intercepted(Sightings.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Quotas quotas() {
        return intercepted(Quotas.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    HostLoads hostLoads() {
        return intercepted(HostLoads.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    SshKeys sshKeys() {
        return intercepted(SshKeys.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    KeyedRequests keyedRequests() {
        return intercepted(KeyedRequests.class);
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Processes processes() {
        return intercepted(Processes.class);
    }

    private <P> P intercepted(Class<P> port) {
        Bean<?> original = beans.getBeans(port, Any.Literal.INSTANCE).stream()
                .filter(bean -> !bean.getBeanClass().equals(BreakpointPorts.class))
                .findFirst()
                .orElseThrow();
        return intercepted(
                port, port.cast(beans.getReference(original, port, beans.createCreationalContext(original))));
    }

    private <P> P intercepted(Class<P> port, P original) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    String call = port.getSimpleName() + "." + method.getName();
                    pass("before ", call);
                    reconciliations.before(call);
                    try {
                        Object result = method.invoke(original, arguments);
                        pass("after ", call);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        reconciliations.after();
                    }
                }));
    }

    private void pass(String when, String call) {
        if (!WITHIN.contains(call)) {
            breakpoint.pass(when + call);
        }
    }
}
