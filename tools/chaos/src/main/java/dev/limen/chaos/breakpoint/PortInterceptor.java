package dev.limen.chaos.breakpoint;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** An interceptor of ports: each call passes the breakpoint before and after. */
@Singleton
final class PortInterceptor {

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

    PortInterceptor(BeanManager beans) {
        this.beans = beans;
    }

    <P> P intercepted(Class<P> port) {
        Bean<?> original = beans.getBeans(port, Any.Literal.INSTANCE).stream()
                .filter(bean ->
                        !bean.getBeanClass().getPackage().equals(getClass().getPackage()))
                .findFirst()
                .orElseThrow();
        return intercepted(
                port, port.cast(beans.getReference(original, port, beans.createCreationalContext(original))));
    }

    <P> P intercepted(Class<P> port, P original) {
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
