package dev.limen.adapters.persistence.host;

import dev.limen.adapters.persistence.AdvisoryLock;
import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.vm.VmError;
import jakarta.inject.Singleton;
import org.hibernate.Session;

/** Adds up the table {@code vm}. */
@Singleton
final class SqlHostLoads implements HostLoads {

    private static final String LOAD = """
            select coalesce(sum(held_cpu), 0) as cores, coalesce(sum(held_memory), 0) as memory_mib from vm
            where status in ('RUNNING', 'PAUSED') or busy in ('CREATE', 'START', 'RESTART')
            """;

    private final Statements statements = new Statements(deadlock -> new VmError.Stale());
    private final Session session;

    SqlHostLoads(Session session) {
        this.session = session;
    }

    @Override
    public HostLoad lock() {
        return statements.run(() -> {
            AdvisoryLock.HOST.take(session);
            return session.createNativeQuery(LOAD, HostLoad.class).getSingleResult();
        });
    }
}
